/** The settings are wrong or missing; the message names each and says what to do. */
export class SettingsRefused extends Error {}
