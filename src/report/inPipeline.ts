/** Whether a CI system says that it is one; `CI=false` says that it is none. */
export function inPipeline({ CI }: NodeJS.ProcessEnv): boolean {
  return CI !== undefined && !/^(|0|false)$/.test(CI);
}
