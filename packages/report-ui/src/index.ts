export { collectReport } from './document/collect-report.ts';
export type { CollectOptions } from './document/collect-report.ts';
export type { ReportAnswer, ReportDocument, ReportModel, ReportTest } from './document/report-document.ts';
export { answerFilter } from './document/answer-query.ts';
export type { AnswerPage, AnswerQuery } from './document/answer-query.ts';
export { toAnswer } from './document/to-answer.ts';
export { renderComparison, renderPage, renderShell } from './page/render-page.ts';
