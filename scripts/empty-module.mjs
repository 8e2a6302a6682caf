// Stands in for a module that is never loaded.
export default {};
