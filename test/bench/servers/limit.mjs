// The limit: the same bytes from memory, and nobody is asked who may read.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { answerCpu } from './cpu.mjs';

const { body } = JSON.parse(readFileSync(0, 'utf8'));
const bytes = Buffer.from(body);
const server = createServer((request, reply) => {
  request.resume();
  request.on('end', () => {
    reply.writeHead(200, { 'content-type': 'application/json' }).end(bytes);
  });
});
server.listen(0, '127.0.0.1', () => {
  answerCpu(/** @type {import('node:net').AddressInfo} */ (server.address()).port);
});
