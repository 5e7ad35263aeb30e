import { beforeEach } from "vitest";

/** Tests with large values: they show how cost grows, and the small tests beside them find the same mutants. */
const large =
  /million|linear time|hundred thousand|what is deep|endless|megabytes|a thousand findings|great length|survives what is hostile|takes a while|as deep as|in one walk/;

beforeEach(({ task, skip }) => {
  if (large.test(task.name)) skip();
});
