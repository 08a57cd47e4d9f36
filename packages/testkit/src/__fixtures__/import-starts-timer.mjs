setInterval(() => undefined, 60_000);
export default {};
