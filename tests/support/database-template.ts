/** The migrated database that each PostgreSQL test database is a copy of. */
export const templateDatabase = "usher_template";
