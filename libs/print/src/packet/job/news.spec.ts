import { describe, expect, it } from '@jest/globals';
import { PacketNews } from './news.js';

describe('watching a packet', () => {
  it('has a turn at once, one for what is new, and an end', async () => {
    const news = new PacketNews();
    const watching = news.watch('a', false);
    expect((await watching.next()).done).toBe(false);
    const next = watching.next();
    news.tell('b');
    news.tell('a');
    expect((await next).done).toBe(false);
    const last = watching.next();
    news.tell('a', true);
    expect((await last).done).toBe(false);
    expect((await watching.next()).done).toBe(true);
    expect(news.watched).toBe(0);
  });

  it('gives a slow reader all that came meanwhile in one turn', async () => {
    const news = new PacketNews();
    const watching = news.watch('a', false);
    for (let step = 0; step < 100; step++) news.tell('a');
    news.tell('a', true);
    let turns = 0;
    for await (const _ of watching) turns++;
    expect(turns).toBe(1);
  });

  it('has one turn where all is over already', async () => {
    const news = new PacketNews();
    const watching = news.watch('a', true);
    expect((await watching.next()).done).toBe(false);
    expect((await watching.next()).done).toBe(true);
    expect(news.watched).toBe(0);
  });

  it('lets go of who leaves while waiting, and of all when it closes', async () => {
    const news = new PacketNews();
    const [one, other] = [news.watch('a', false), news.watch('a', false)];
    await Promise.all([one.next(), other.next()]);
    const [first, second] = [one.next(), other.next()];
    await one.return!();
    expect((await first).done).toBe(true);
    expect(news.watched).toBe(1);
    news.close();
    expect((await second).done).toBe(true);
    expect(news.watched).toBe(0);
  });
});
