import { BlockList } from "node:net";

/** Which hosts an address belongs to: of the internet, of the own network or machine, or of nobody who has descriptions. */
type Reach = "public" | "private" | "forbidden";

/** https://www.iana.org/assignments/iana-ipv4-special-registry, iana-ipv6-special-registry */
const privateNetworks = [
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "198.18.0.0/15",
];
const privateNetworks6 = ["::1/128", "fc00::/7", "fec0::/10"];

/** Link-local ones among them, under which clouds tell a machine its secrets (169.254.169.254); and what is no single host. */
const forbiddenNetworks = [
  "0.0.0.0/8",
  "169.254.0.0/16",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
  "100.100.100.200/32",
  "168.63.129.16/32",
];
const forbiddenNetworks6 = [
  "::/128",
  "64:ff9b:1::/48",
  "100::/64",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "fd00:ec2::/32",
  "fe80::/10",
  "ff00::/8",
];

const forbidden = listNetworks(forbiddenNetworks, forbiddenNetworks6);
const own = listNetworks(privateNetworks, privateNetworks6);

/** By an address as Node writes it, of either family. */
export function judgeAddress(address: string): Reach {
  const family = address.includes(":") ? "ipv6" : "ipv4";
  if (forbidden.check(address, family)) return "forbidden";
  return own.check(address, family) ? "private" : "public";
}

/** Those of the fourth version also as the sixth writes them: mapped and translated (RFC 4291, 2.5.5.2; RFC 2765, 2.1; RFC 6052). */
function listNetworks(fourth: readonly string[], sixth: readonly string[]): BlockList {
  const list = new BlockList();
  const add = (network: string, family: "ipv4" | "ipv6") => {
    const [address = "", bits] = network.split("/");
    list.addSubnet(address, Number(bits), family);
  };
  for (const network of fourth) {
    add(network, "ipv4");
    const [address, bits] = network.split("/");
    for (const prefix of ["::ffff:", "::ffff:0:", "64:ff9b::"]) add(`${prefix}${address}/${96 + Number(bits)}`, "ipv6");
  }
  for (const network of sixth) add(network, "ipv6");
  return list;
}
