/** What setting up needs to know, in the order in which a person is asked. */
export interface Question {
  /** Of the command line: --public-url. */
  flag: string;
  /** In the settings' file; nothing for what goes into the database. */
  variable?: string;
  asks: string;
  usual?: string;
}

export const questions = [
  {
    flag: 'owner-url',
    variable: 'DATABASE_OWNER_URL',
    asks: 'Address of your PostgreSQL as the role that will own the tables (postgres://name:password@host/database)',
  },
  {
    flag: 'public-url',
    variable: 'PUBLIC_URL',
    asks: 'Address at which people reach the service (https://classes.example.org)',
  },
  { flag: 'host', variable: 'HOST', asks: 'Address to listen on', usual: '127.0.0.1' },
  { flag: 'port', variable: 'PORT', asks: 'Port to listen on', usual: '3000' },
  {
    flag: 'proxies',
    variable: 'TRUSTED_PROXIES',
    asks: 'Addresses of proxies in front, with commas between, or none',
    usual: '127.0.0.1',
  },
  {
    flag: 'smtp-url',
    variable: 'SMTP_URL',
    asks: 'Your mail server (smtps://name:password@mail.example.org)',
  },
  {
    flag: 'mail-from',
    variable: 'MAIL_FROM',
    asks: 'From whom mail comes (Classes <classes@example.org>)',
  },
  {
    flag: 'courses',
    variable: 'COURSES_DIR',
    asks: 'Folder of courses to publish at each start',
    usual: 'courses',
  },
  { flag: 'institute', asks: 'Name of the institute' },
  { flag: 'time-zone', asks: 'Its time zone', usual: 'America/New_York' },
  { flag: 'coordinator', asks: 'Its first coordinator (Ana Ruiz <ana@example.org>)' },
] as const satisfies readonly Question[];

export type Flag = (typeof questions)[number]['flag'];
