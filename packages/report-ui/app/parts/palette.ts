/** Okabe and Ito’s colours, apart for every kind of colour vision; the yellow, which is lost on white, stands last. */
export const categories = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#7f7f7f', '#f0e442'] as const;

export const colourOf = (index: number): string => categories[index % categories.length]!;

/** From − over nothing to +: readable with every kind of colour vision, on light and dark. */
export const diverging = 'RdBu';
