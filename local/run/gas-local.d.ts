declare module 'gas-local' {
  interface GasLocal {
    /** Runs every .js file of the folder, in order of name, in one context made of `globals`. */
    require(folder: string, globals: object): object;
  }
  const gas: GasLocal;
  export default gas;
}
