export * from './attribute/attribute.js';
export * from './audience/for-participants.js';
export * from './block/activity.plan.js';
export * from './block/block.js';
export * from './block/blocks.js';
export { everyoneBlocks } from './block/everyone.blocks.js';
export { fieldBlocks } from './block/field.blocks.js';
export { leaderBlocks } from './block/leader.blocks.js';
export {
  BORROWED_WORDS,
  fingerprintsOf,
  type PackedFingerprint,
} from './borrowing/make-fingerprints.js';
export * from './coverage/care.js';
export * from './coverage/coverage.js';
export { about, blockReference } from './editor/block-reference.js';
export { jsonSchemas } from './editor/json-schemas.js';
export { snippets } from './editor/snippets.js';
export * from './files/course-files.js';
export { namesOfSide } from './framework/sides.js';
export { colorOf, contrastOf, type Color } from './picture/light.js';
export { pictureFault, type PictureFault } from './picture/picture.js';
export * from './problem/problem.js';
export * from './problem/nearest.js';
export * from './problem/words.js';
export * from './prose/prose.js';
export * from './read/course.js';
export { ReadingMemory } from './read/memory.js';
export * from './reading-grade/reading-grade.js';
export * from './rules/rules.js';
export * from './settings/blurb.js';
export * from './settings/outcome.settings.js';
export * from './settings/settings.js';
export * from './settings/sheet.settings.js';
export * from './settings/variant.settings.js';
export * from './sorting/shuffle.js';
export * from './sorting/sorting.js';
export * from './timing/timing.js';
export * from './tree/images.js';
export * from './tree/made-sheets.js';
export * from './tree/passages.js';
export * from './tree/published.js';
export * from './tree/sources-of.js';
export * from './tree/tree.js';
export { lessonsOf } from './variant/composed.js';
export * from './variant/left-out.js';
export * from './variant/meetings.js';
export * from './write/write.js';
