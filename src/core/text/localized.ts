/** The languages that the product speaks. */
export type Language = 'vi' | 'en';

/** A text in one or both languages. */
export type Localized = Readonly<Partial<Record<Language, string>>>;

/** The text in the language asked for, else in the other one, else the empty string. */
export function inLanguage(text: Localized | undefined, language: Language): string {
  return text?.[language] ?? text?.[language === 'vi' ? 'en' : 'vi'] ?? '';
}
