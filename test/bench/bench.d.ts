/** The database of a benchmark. */
export interface Database {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  /** Process id of PostgreSQL. */
  postmaster: number;
}
