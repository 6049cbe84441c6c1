/**
 * A job that no further attempt would mend. The message is shown to coordinators and stored, so it says in plain
 * words what to do and names nobody; what else there is to know goes into `cause`, which is only logged.
 */
export class JobRefused extends Error {}
