export { startFaultServer } from './server/start-fault-server.ts';
export type { FaultServer, FaultServerOptions, ProtocolName, RecordedRequest } from './server/start-fault-server.ts';
export { unicodeText } from './server/fault.ts';
export type { Asked, Fault, PlainFault, Scripted, ScriptedAnswer } from './server/fault.ts';
