import { hasRole, type Who } from '../context/who.js';

/** The office looks after what failed; the service does nothing of its own accord here. */
export function maySeeToFailedJobs(who: Who): boolean {
  return hasRole(who, 'coordinator');
}
