/** The two roles of the embedded database, which the tests' database has too. */
export const OWNER_ROLE = 'hearthside_owner';
export const APP_ROLE = 'hearthside_app';
