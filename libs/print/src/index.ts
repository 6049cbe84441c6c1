export {
  assembled,
  type Assembled,
  type AssemblyOptions,
  type Part,
} from './assembly/assembled.js';
export { booklet, type Booklet } from './assembly/booklet.js';
export { saddleOrder } from './assembly/saddle-order.js';
export { audit, type AuditOptions, type Check, type Finding } from './audit/audit.js';
export { leastTypeOf } from './audit/least-type.js';
export { checks } from './audit/checks.js';
export type { Brand } from './brand/brand.js';
export { ROOM_SHAPES, type RoomPlan } from './drawing/room-plan.js';
export { CertificatePrint, type InPrint } from './certificate/certificate-print.service.js';
export { orderFrom, sparesFor, type PacketChoices } from './class-packet/class-packet.rules.js';
export { ClassPacketService, type ClassOrder } from './class-packet/class-packet.service.js';
export { CodeCardPrint, type CodeCardsToPrint } from './code-card/code-card-print.service.js';
export { printAsset, type Asset } from './html/assets.js';
export { sheetHtml, type SheetLinks } from './html/sheet-html.js';
export { fileNameOf, pathOf, WHOLE_COURSE, type Address } from './printable/address.js';
export { changedInWords } from './packet/changed/changed-sheets.js';
export { readEarlier, refuseOther, type EarlierPacket } from './packet/changed/earlier.js';
export type { PacketContents } from './packet/contents.js';
export { LetterPrint, noteOf } from './letter/letter-print.service.js';
export { folderName } from './packet/folder-name.js';
export { makePacket, type Packet, type PacketFile } from './packet/make-packet.js';
export { printSheets } from './packet/print-sheets.js';
export { packetOrderJsonSchema } from './packet/order/json-schema.js';
export { OrderRefused, type OrderProblem } from './packet/order/order-problem.js';
export type { PacketOrder } from './packet/order/packet-order.js';
export { readOrder, readOrderText } from './packet/order/read-order.js';
export { PacketService, type Beginning } from './packet/packet.service.js';
export type { PacketJob } from './packet/job/packet-job.js';
export { placeNames } from './packet/place-names.js';
export { dataAddress } from './packet/plan/logo.js';
export { planPacket, type PacketPlan } from './packet/plan/packet-plan.js';
export { zipped } from './packet/zipped.js';
export { PrintModule } from './print.module.js';
export { LATEST, PrintableService } from './printable/printable.service.js';
export type { Reply } from './printable/printable.controller.js';
export * from './profile/profile.js';
export type { Printed } from './typst/engine.js';
export { fontFiles } from './typst/fonts.mjs';
export { withSubstitutes } from './typst/substitutes.mjs';
export { Typesetter, TypesettingFailed } from './typst/typesetter.js';
export {
  hasOneSize,
  typesetSheet,
  typesetSizes,
  viewInSize,
  type Setter,
  type SheetToSet,
} from './typst/typeset-sheet.js';
export { typesetBooklet, type BookletToSet } from './typst/typeset-booklet.js';
export { forProfile, orderFor, profileFor } from './typst/typeset-view.js';
export { bookletPages, bookletView } from './view/booklet.view.js';
export { coursePrintablesOf, type CoursePrintable } from './view/course-printables.js';
export { resourcesOf } from './view/block.view.js';
export { oneSizeOf, type OneSize } from './view/one-size.js';
export { printablesOf, type Printable } from './view/printables.js';
export { meetingSources, type CourseSource, type SheetSource, editionName } from './view/sheet.js';
export type { View, ViewBlock } from './view/view.js';
export { viewWords } from './view/view-words.js';
