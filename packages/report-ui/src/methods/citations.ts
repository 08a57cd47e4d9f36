/** What a report rests on, as a list of references. */
export const citations: readonly string[] = [
  'Biedma, P., Yi, X., Huang, L., Sun, M., & Xie, X. (2024). Beyond human norms: Unveiling unique values of large language models through interdisciplinary approaches. arXiv:2404.12744.',
  'Horn, J. L. (1965). A rationale and test for the number of factors in factor analysis. Psychometrika, 30, 179–185.',
  'Rotter, J. B., & Rafferty, J. E. (1950). The Rotter Incomplete Sentences Blank. Psychological Corporation.',
  'Brennan, R. L. (2001). Generalizability theory. Springer.',
  'Campbell, D. T., & Fiske, D. W. (1959). Convergent and discriminant validation by the multitrait–multimethod matrix. Psychological Bulletin, 56, 81–105.',
  'Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical Society B, 57, 289–300.',
];
