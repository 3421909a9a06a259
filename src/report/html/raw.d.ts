/** A file as text: Vite reads it so, and so does our build. */
declare module "*?raw" {
  const text: string;
  export default text;
}
