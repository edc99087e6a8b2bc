// All that the editor takes from elsewhere, in one place.
export { default as CMS } from "@sveltia/cms";
export { parseDocument, stringify } from "yaml";
