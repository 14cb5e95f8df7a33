import type { Rulebook, Template } from '../../preload/contract';

/** Ready texts for a use, those made for the category first; ones for other categories are left out. */
export const templatesFor = (rulebook: Rulebook | undefined, use: Template['use'], category: string | undefined): readonly Template[] => {
  const offered = (rulebook?.templates ?? []).filter((template) => template.use === use);
  const own = offered.filter((template) => category !== undefined && template.categories.includes(category));
  return [...own, ...offered.filter((template) => template.categories.length === 0)];
};
