// What the explorer uses of vis-network, as the global `vis`.
export { Network } from "vis-network/esnext";
export { DataSet } from "vis-data/esnext";
