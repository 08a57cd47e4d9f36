/** Who named what, list by list, as numbers: four bytes a mention, so that a million answers need some twenty megabytes. */
export class MentionLog {
  private mentions = new Int32Array(1024);
  private used = 0;
  private readonly ends: number[] = [];
  private readonly rows: number[] = [];
  private readonly prompts: number[] = [];

  get lists(): number {
    return this.ends.length;
  }

  /** One list: its respondent, its prompt (-1: unknown) and the forms that it names. */
  add(respondent: number, prompt: number, forms: readonly number[]): void {
    if (this.used + forms.length > this.mentions.length) {
      const larger = new Int32Array(2 * (this.used + forms.length));
      larger.set(this.mentions.subarray(0, this.used));
      this.mentions = larger;
    }
    this.mentions.set(forms, this.used);
    this.used += forms.length;
    this.ends.push(this.used);
    this.rows.push(respondent);
    this.prompts.push(prompt);
  }

  /** The lists in the order in which they came, each form replaced by its column; no column twice in a list, -1 left out. */
  *each(columnOf: Int32Array): Generator<{ readonly list: number; readonly respondent: number; readonly prompt: number; readonly columns: readonly number[] }> {
    let start = 0;
    for (let list = 0; list < this.ends.length; list++) {
      const columns = new Set<number>();
      for (let i = start; i < this.ends[list]!; i++) {
        const column = columnOf[this.mentions[i]!]!;
        if (column >= 0) columns.add(column);
      }
      yield { list, respondent: this.rows[list]!, prompt: this.prompts[list]!, columns: [...columns] };
      start = this.ends[list]!;
    }
  }
}
