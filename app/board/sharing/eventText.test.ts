import assert from "node:assert/strict";
import { test } from "node:test";
import { eventText } from "./eventText.ts";

test("each change of who may do what is one sentence", () => {
  const said = (kind: string, detail: string | null, subject: string | null = null) =>
    eventText({ atMs: 0, kind, actor: "Ann", subject, detail });
  assert.equal(said("link-access", "off"), "Ann closed the link.");
  assert.equal(said("link-access", "viewer"), "Ann let everyone who has the link look.");
  assert.equal(said("freeze", "on"), "Ann made everyone a viewer for now.");
  assert.equal(said("freeze", "off"), "Ann let people write again as before.");
  assert.equal(said("grant", "none", "Bob"), "Ann removed Bob.");
  assert.equal(said("grant", "viewer", "Bob"), "Ann allowed Bob to look.");
  assert.equal(said("grant", "link", "Bob"), "Ann let Bob do what the link allows.");
  assert.equal(said("invite", "viewer"), "Ann made an invitation to look.");
  assert.equal(said("mail", "editor"), "Ann invited someone by e-mail to write.");
  assert.equal(said("renew", null), "Ann made a new link of an invitation.");
  assert.equal(said("revoke", null), "Ann took an invitation back.");
  assert.equal(said("came", "editor"), "Ann came by an invitation to write.");
  assert.equal(said("let-in", "viewer", "Bob"), "Ann let Bob in to look.");
  assert.equal(said("decline", null, "Bob"), "Ann did not let Bob in.");
  assert.equal(said("rename", "Bobby", "Bob"), "Ann named Bob “Bobby” on this board.");
  assert.equal(said("rename", null, "Bob"), "Ann let Bob go by their own name.");
  assert.equal(said("hide", "on", "Bob"), "Ann hid the name of Bob.");
  assert.equal(said("hide", "off", "Bob"), "Ann let the name of Bob be read again.");
  assert.equal(said("transfer", null, "Bob"), "Ann gave the board to Bob.");
});
