import { describe, expect, it } from '@jest/globals';
import { readOrder } from '@hearthside/print';
import { fieldOf, fieldsFromOrder, orderFromFields } from './packet-fields.js';

const fields = {
  course: 'good-company',
  meeting: '5',
  date: '2026-12-01',
  start: '10:00',
  zone: 'America/New_York',
  learners: '18',
  large: '4',
  leaderB: 'Bea',
  leaderBPrint: 'large',
  names: 'Ann\r\n\r\n Bob \n',
  'institute.name': 'Riverside',
  'clinician.name': ' ',
  'resource.crisis-line.name': 'Lifeline',
  'resource.clinic.name': '',
};

describe('a form about a packet', () => {
  it('gives an order', () => {
    const order = readOrder(orderFromFields(fields, 'data:,'));
    expect(order).toMatchObject({
      meeting: 5,
      learners: 18,
      leaders: [{ name: 'Bea', print: 'large' }],
      names: ['Ann', 'Bob'],
      institute: { name: 'Riverside', logo: 'data:,' },
      resources: [{ id: 'crisis-line', name: 'Lifeline' }],
      final: false,
    });
    expect(order.clinician).toBeUndefined();
  });

  it('is filled from an order, and gives the same one again', () => {
    const order = readOrder(orderFromFields({ ...fields, final: 'yes' }, undefined));
    const again = readOrder(orderFromFields(fieldsFromOrder(order), undefined));
    expect(again).toEqual(order);
  });

  it('keeps what is no number for the order to complain of', () => {
    expect(orderFromFields({ learners: 'many' }, undefined)).toMatchObject({ learners: 'many' });
  });

  it('knows in which field a problem is mended', () => {
    expect(fieldOf('leaders.0.name', fields)).toBe('leaderB');
    expect(fieldOf('names.1', fields)).toBe('names');
    expect(fieldOf('resources.0.verifiedBy', fields)).toBe('resource.crisis-line.verifiedBy');
    expect(fieldOf('institute.logo', fields)).toBe('institute.logo');
  });
});
