/**
 * A language model of 125 KB, made here: one layer of the llama architecture with weights from a fixed linear congruential
 * generator, and a vocabulary of bytes, letters and some words. It talks nonsense, always the same at the same seed. The layout
 * is GGUF version 3 (github.com/ggml-org/ggml/blob/master/docs/gguf.md).
 */
const width = 32;
const hidden = 64;
const heads = 2;
const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
const words = ['▁honest', '▁brave', '▁curious', '▁calm', '.', ',', '▁', ...'abcdefghijklmnopqrstuvwxyz'];
const vocabulary = ['<unk>', '<s>', '</s>', ...bytes, ...words];
/** 1 normal, 2 unknown, 3 control, 6 byte. */
const tokenTypes = vocabulary.map((_, id) => (id === 0 ? 2 : id < 3 ? 3 : id < 3 + bytes.length ? 6 : 1));

type Value = { u32: number } | { f32: number } | { text: string } | { texts: readonly string[] } | { f32s: readonly number[] } | { i32s: readonly number[] };

const metadata: readonly (readonly [string, Value])[] = [
  ['general.architecture', { text: 'llama' }],
  ['llama.context_length', { u32: 512 }],
  ['llama.embedding_length', { u32: width }],
  ['llama.block_count', { u32: 1 }],
  ['llama.feed_forward_length', { u32: hidden }],
  ['llama.attention.head_count', { u32: heads }],
  ['llama.attention.head_count_kv', { u32: heads }],
  ['llama.attention.layer_norm_rms_epsilon', { f32: 1e-5 }],
  ['llama.rope.dimension_count', { u32: width / heads }],
  ['llama.vocab_size', { u32: vocabulary.length }],
  ['tokenizer.ggml.model', { text: 'llama' }],
  ['tokenizer.ggml.tokens', { texts: vocabulary }],
  ['tokenizer.ggml.scores', { f32s: vocabulary.map((_, id) => -id) }],
  ['tokenizer.ggml.token_type', { i32s: tokenTypes }],
  ['tokenizer.ggml.bos_token_id', { u32: 1 }],
  ['tokenizer.ggml.eos_token_id', { u32: 2 }],
  ['tokenizer.ggml.unknown_token_id', { u32: 0 }],
];

const tensors: readonly (readonly [string, readonly number[]])[] = [
  ['token_embd.weight', [width, vocabulary.length]],
  ['blk.0.attn_norm.weight', [width]],
  ...['q', 'k', 'v', 'output'].map((part) => [`blk.0.attn_${part}.weight`, [width, width]] as const),
  ['blk.0.ffn_norm.weight', [width]],
  ['blk.0.ffn_gate.weight', [width, hidden]],
  ['blk.0.ffn_up.weight', [width, hidden]],
  ['blk.0.ffn_down.weight', [hidden, width]],
  ['output_norm.weight', [width]],
  ['output.weight', [width, vocabulary.length]],
];

const alignment = 32;
const padded = (size: number): number => Math.ceil(size / alignment) * alignment;
const sizeOf = (shape: readonly number[]): number => 4 * shape.reduce((a, b) => a * b);

/** The bytes of the model file. */
export function tinyModel(): Buffer {
  const head = header();
  const blocks = [head, Buffer.alloc(padded(head.length) - head.length)];
  let state = 1;
  for (const [name, shape] of tensors) {
    const size = sizeOf(shape);
    const block = Buffer.alloc(padded(size));
    for (let at = 0; at < size; at += 4) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      block.writeFloatLE(name.includes('norm') ? 1 : (state / 2 ** 32 - 0.5) / 2, at);
    }
    blocks.push(block);
  }
  return Buffer.concat(blocks);
}

function header(): Buffer {
  const parts: Buffer[] = [Buffer.from('GGUF')];
  const u32 = (value: number): void => {
    const part = Buffer.alloc(4);
    part.writeUInt32LE(value);
    parts.push(part);
  };
  const u64 = (value: number): void => {
    const part = Buffer.alloc(8);
    part.writeBigUInt64LE(BigInt(value));
    parts.push(part);
  };
  const f32 = (value: number): void => {
    const part = Buffer.alloc(4);
    part.writeFloatLE(value);
    parts.push(part);
  };
  const text = (value: string): void => {
    const part = Buffer.from(value, 'utf8');
    u64(part.length);
    parts.push(part);
  };
  const list = <T>(type: number, values: readonly T[], write: (value: T) => void): void => {
    u32(9);
    u32(type);
    u64(values.length);
    values.forEach((value) => write(value));
  };
  u32(3);
  u64(tensors.length);
  u64(metadata.length);
  for (const [key, value] of metadata) {
    text(key);
    if ('u32' in value) (u32(4), u32(value.u32));
    else if ('f32' in value) (u32(6), f32(value.f32));
    else if ('text' in value) (u32(8), text(value.text));
    else if ('texts' in value) list(8, value.texts, text);
    else if ('f32s' in value) list(6, value.f32s, f32);
    else list(5, value.i32s, u32);
  }
  let offset = 0;
  for (const [name, shape] of tensors) {
    text(name);
    u32(shape.length);
    shape.forEach(u64);
    u32(0);
    u64(offset);
    offset += padded(sizeOf(shape));
  }
  return Buffer.concat(parts);
}
