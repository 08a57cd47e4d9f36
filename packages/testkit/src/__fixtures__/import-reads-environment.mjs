export default { key: process.env.VALUELEX_TEST_KEY };
