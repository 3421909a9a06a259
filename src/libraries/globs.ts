// Loaded only where a file is not named outright.
export { glob } from "tinyglobby";
