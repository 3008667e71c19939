import asyncHooks from "node:async_hooks";

/**
 * For the process of a test file, loaded before all else. The test runner of Node follows each promise from its beginning to its
 * removal, to name the test to which an error belongs that nobody caught; a fifth of all that tests compute went into that. Here it
 * is told of its own suites and tests alone, which it needs to know what stands in which. An error that nobody caught still fails
 * the file, and its stack says where it was thrown.
 */
const { AsyncResource } = asyncHooks;
let tell = () => {};

asyncHooks.createHook = ({ init }) => {
  tell = init;
  const hook = { enable: () => hook, disable: () => hook };
  return hook;
};

asyncHooks.AsyncResource = class extends AsyncResource {
  constructor(type, options) {
    super(type, options);
    tell(this.asyncId(), type, this.triggerAsyncId(), this);
  }
};
