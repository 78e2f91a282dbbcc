declare module 'virtual:words-of-the-readme' {
  interface Word {
    word: string;
    meaning: string;
  }
  const words: Record<'zh-CN' | 'en', Word[]>;
  export default words;
}
