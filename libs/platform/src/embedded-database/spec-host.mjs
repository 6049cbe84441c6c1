// @ts-check
/**
 * The app of the crash tests: starts the database, then writes rows without end and prints the
 * number of each once it is acknowledged.
 *
 * Arguments: the module `embedded-database` as JavaScript, and a data folder.
 */
import pg from 'pg';

const [entry, dataDir] = process.argv.slice(2);
const { startEmbeddedDatabase } = await import(String(entry));
try {
  const database = await startEmbeddedDatabase({ dataDir });
  const client = new pg.Client({ connectionString: database.ownerUrl });
  client.on('error', () => {});
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS kept (id int PRIMARY KEY)');
  console.log('ready');
  for (let id = 1; ; id++) {
    await client.query('INSERT INTO kept VALUES ($1) ON CONFLICT DO NOTHING', [id]);
    console.log(id);
  }
} catch (error) {
  console.log(error instanceof Error ? `${error.name}: ${error.message}` : error);
}
