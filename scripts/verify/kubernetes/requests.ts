import { Agent, request } from 'node:http';

export interface Requests {
  /** @returns the body. @throws Error where the answer is another one */
  expect(status: number, method: string, path: string, body?: object): Promise<{ id: string }>;
  /** The same request again and again until it is ended: by so many who connect each time, and as many who stay connected. */
  repeat(method: string, path: string, ofEach: number): { end(): Promise<Repeated> };
}

export interface Repeated {
  answers: number;
  /** What each of them was in place of a good answer. */
  failures: string[];
}

export function requestsTo(url: string, token: string): Requests {
  /** @param agent none: on a connection of its own, as from somebody new */
  const ask = (method: string, path: string, body?: object, agent: Agent | false = false) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const asked = request(`${url}${path}`, { method, headers, agent, timeout: 10_000 });
      asked.on('error', reject);
      asked.on('timeout', () => asked.destroy(new Error('no answer')));
      asked.on('response', async (answer) => {
        let text = '';
        try {
          for await (const chunk of answer) text += chunk;
          resolve({ status: answer.statusCode ?? 0, text });
        } catch (error) {
          reject(error);
        }
      });
      asked.end(body && JSON.stringify(body));
    });

  return {
    async expect(status, method, path, body) {
      const answer = await ask(method, path, body);
      if (answer.status !== status) {
        throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
      }
      return answer.text === '' ? { id: '' } : JSON.parse(answer.text);
    },
    repeat(method, path, ofEach) {
      let isOver = false;
      let answers = 0;
      const failures: string[] = [];
      const one = async (agent: Agent | false) => {
        while (!isOver) {
          answers++;
          try {
            const { status } = await ask(method, path, undefined, agent);
            if (status !== 200) failures.push(`${status}`);
          } catch (error) {
            failures.push((error as Error).message);
          }
          // The node has other things to do.
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      };
      const kept = new Agent({ keepAlive: true });
      const each = Array.from({ length: ofEach }, () => [one(false), one(kept)]);
      const all = Promise.all(each.flat());
      return {
        async end() {
          isOver = true;
          await all;
          kept.destroy();
          return { answers, failures };
        },
      };
    },
  };
}
