import { capitals } from '@hearthside/curriculum';
import { registerEnumType } from '@nestjs/graphql';
import { PAPERS } from '../profile/profile.js';

export const PrintPaper = capitals(PAPERS);
registerEnumType(PrintPaper, { name: 'PrintPaper' });
