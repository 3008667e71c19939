/** Two files of the content that the database does not have: its own list of files, and the SHA-256 of each. */
export const manifestName = "backup_manifest";
/** In the form of `sha256sum`, so that it can be checked without this program as well. */
export const checksumsName = "checksums.sha256";
