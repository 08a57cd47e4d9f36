import type { Extraction } from '../domain/extraction.ts';
import type { FinishReason } from '../domain/response.ts';

/** One answer, blind to who gave it. */
export interface ExtractorInput {
  /** Hostile text of any length. */
  readonly text: string;
  readonly finishReason: FinishReason;
  /** The question, so that its words can be told from the answer's. Absent for imported answers. */
  readonly prompt?: string;
}

export interface DescriptorExtractorCapabilities {
  /** Asks models through `context.models`. */
  readonly models: boolean;
}

/** Finds the value descriptors in an answer. Kind `descriptor-extractor`. */
export interface DescriptorExtractor {
  /** `account/model` of the model that reads, where there is one: a plan counts its calls, one an answer. */
  readonly model?: string;
  /**
   * Same input, same result, in any order. Descriptors keep their span: `text.slice(start, end) === surface`; nothing
   * that the answer does not contain may be returned. Normalising is not the extractor's work. Never throws on any
   * text; time is linear in its length. Every phrase that was considered and refused is listed with its reason.
   */
  extract(input: ExtractorInput, signal: AbortSignal): Extraction | Promise<Extraction>;
}
