import { beforeEach } from "vitest";

/** What takes long because it is large: it shows how cost grows, and the small tests beside it find the same mutants. */
const large =
  /million|linear time|hundred thousand|no end of them|the first thousand|too deep|of many|a bomb|what is deep|levels? of a hundred|endless|megabytes|a thousand findings|great length|survives what is hostile|many requests|short literals|takes a while|as deep as|in one walk|8 MiB|as large as|any longer|written twice, and no more/;

beforeEach(({ task, skip }) => {
  if (large.test(task.name)) skip();
});
