import { registerEnumType } from '@nestjs/graphql';

/** What somebody does in a class, as GraphQL names it. */
export const LeaderPartName = { LEADER: 'leader', ASSISTANT: 'assistant' } as const;

registerEnumType(LeaderPartName, { name: 'LeaderPart' });
