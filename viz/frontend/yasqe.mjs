// The editor of Yasgui, as the global `yasqe`.
export { default as Yasqe } from "@zazuko/yasqe";
