import { describe, expect, it } from '@jest/globals';
import { errorFromResponse } from './error-from-response.ts';

const context = { server: 'Server', now: 0, secrets: ['hunter2hunter2'], hints: { auth: 'Check the key.' } };
const fail = (status: number, body: unknown = '', headers: Record<string, string> = {}) =>
  errorFromResponse({ status, headers: new Headers(headers), body: typeof body === 'string' ? body : JSON.stringify(body) }, context);

describe('errorFromResponse', () => {
  it('takes along what a refusal says of limits, and only a refusal', () => {
    const headers = { 'x-ratelimit-limit-requests': '10', 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1s' };
    expect(fail(429, '', headers).limits).toEqual({ requestsLimit: 10, requestsRemaining: 0, requestsResetMs: 1000 });
    expect(fail(429).limits).toBeUndefined();
    expect(fail(500, '', headers).limits).toBeUndefined();
  });

  it.each([
    [400, 'bad-request'],
    [401, 'auth'],
    [402, 'quota'],
    [403, 'auth'],
    [404, 'not-found'],
    [408, 'timeout'],
    [409, 'server'],
    [418, 'bad-request'],
    [429, 'rate-limit'],
    [500, 'server'],
    [502, 'server'],
    [503, 'overloaded'],
    [504, 'timeout'],
    [524, 'server'],
    [529, 'overloaded'],
  ])('maps %i to %s', (status, reason) => {
    expect(fail(status).reason).toBe(reason);
    expect(fail(status).status).toBe(status);
  });

  it.each([
    [429, { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } }, 'quota'],
    [400, { error: { message: 'filtered', code: 'content_filter' } }, 'content-policy'],
    [400, { error: { message: 'unknown model', code: 'model_not_found' } }, 'not-found'],
    [400, [{ error: { code: 400, message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT' } }], 'auth'],
    [500, { error: { message: 'busy', type: 'overloaded_error' } }, 'overloaded'],
    [200, { error: { message: 'busy', code: 429 } }, 'rate-limit'],
    [400, { type: 'error', error: { type: 'invalid_request_error', message: 'Your credit balance is too low to access the API.' } }, 'quota'],
    [529, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }, 'overloaded'],
    [429, { error: { code: 429, message: 'You exceeded your current quota, please check your plan and billing details.', status: 'RESOURCE_EXHAUSTED' } }, 'rate-limit'],
    [429, { error: { code: 429, message: 'You exceeded your current quota.', status: 'RESOURCE_EXHAUSTED', details: [{ violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel' }] }] } }, 'quota'],
    [200, { error: 'something broke' }, 'server'],
  ])('lets the codes decide inside the family of the status: %i %j', (status, body, reason) => {
    expect(fail(status, body).reason).toBe(reason);
  });

  it('gives one line with what the server said, no key, and the hint', () => {
    const error = fail(401, { error: { message: 'Bad key hunter2hunter2\nplease mend' } });
    expect(error.message).toBe('Server answered 401: Bad key [secret] please mend');
    expect(error.hint).toBe('Check the key.');
  });

  it('carries Retry-After', () => {
    expect(fail(429, '', { 'retry-after': '3' }).retryAfterMs).toBe(3000);
    expect(fail(429).retryAfterMs).toBeUndefined();
  });

  it('reads how long Google asks to wait, in the body', () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '30.5s' }];
    const body = { error: { code: 429, message: 'slow down', status: 'RESOURCE_EXHAUSTED', details } };
    expect(fail(429, body)).toMatchObject({ reason: 'rate-limit', retryAfterMs: 30_500 });
  });

  it('does not repeat an HTML page', () => {
    expect(fail(502, '<html><body>Bad gateway</body></html>').message).toBe('Server answered 502');
  });
});
