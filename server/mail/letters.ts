import type { Letter } from "./mailer.ts";

const FOOT = "\n\nDigitboard\n";
const NOT_YOU = "If this was not you, there is nothing to do:\nwithout the link nothing happens.";

/** To an address that someone registered or chose: its link shows that the mail arrived. Valid for 24 hours. */
export function confirmLetter(to: string, name: string, link: string): Letter {
  return {
    to,
    link,
    subject: "Confirm your e-mail address",
    text: `Hello ${name},\n\nopen this link to confirm your e-mail address:\n\n${link}\n\nIt works once, for 24 hours.\n${NOT_YOU}${FOOT}`,
  };
}

/** To the owner of an account whose address someone tried to register or to take over. */
export function alreadyYoursLetter(to: string, name: string, loginLink: string): Letter {
  return {
    to,
    link: loginLink,
    subject: "You have an account already",
    text: `Hello ${name},\n\nsomeone, perhaps you, asked for an account with this address. It has one:\nsign in to it, or ask there for a new password.\n\n${loginLink}\n\nIf this was not you, there is nothing to do: nothing was changed.${FOOT}`,
  };
}

type PasswordChange = {
  readonly to: string;
  readonly name: string;
  readonly revoked: number; // keys of programs
  readonly resetLink: string;
};

/** With the link under which a new password is chosen. Valid for one hour. */
export function resetLetter(to: string, name: string, link: string): Letter {
  return {
    to,
    link,
    subject: "Choose a new password",
    text: `Hello ${name},\n\nopen this link to choose a new password:\n\n${link}\n\nIt works once, for one hour.\n${NOT_YOU}${FOOT}`,
  };
}

export function passwordChangedLetter({ to, name, revoked, resetLink }: PasswordChange): Letter {
  const keys = revoked === 0 ? "" : " The keys of your programs were revoked, too.";
  return {
    to,
    link: resetLink,
    subject: "Your password was changed",
    text: `Hello ${name},\n\nyour password was changed just now, and you were signed out everywhere.${keys}\n\nIf this was not you, choose a new one at once:\n\n${resetLink}${FOOT}`,
  };
}

/** To the old address once the new one is confirmed. */
export function addressChangedLetter(to: string, name: string): Letter {
  return {
    to,
    subject: "Your e-mail address was changed",
    text: `Hello ${name},\n\nyour account has another e-mail address now; this one no longer opens it.\n\nIf this was not you, write to whoever runs this site.${FOOT}`,
  };
}

/** When the account of a confirmed address is opened through another site for the first time. */
export function linkedLetter(to: string, name: string, site: string): Letter {
  return {
    to,
    subject: `You can sign in with ${site}`,
    text: `Hello ${name},\n\nfrom now on your account also opens with ${site}, where you have this address too.\n\nIf this was not you, choose a new password, there and here.${FOOT}`,
  };
}

export function deletedLetter(to: string, name: string): Letter {
  return {
    to,
    subject: "Your account was deleted",
    text: `Hello ${name},\n\nyour account was deleted with all its boards, as you asked. Nothing of it is kept.${FOOT}`,
  };
}

type Invitation = {
  readonly to: string;
  readonly from: string; // the inviter's name
  readonly board: string; // its name
  readonly mayWrite: boolean;
  readonly link: string;
  readonly untilMs: number;
};

/** To whoever a board's owner wants there; whether they have an account nobody looked. Its link works once. */
export function invitationLetter({ to, from, board, mayWrite, link, untilMs }: Invitation): Letter {
  const asked = `${unlinked(from)} invites you to ${mayWrite ? "write on" : "look at"} “${unlinked(board)}”`;
  return {
    to,
    link,
    subject: "You are invited to a board",
    text: `Hello,\n\n${asked},\na board on which numbers are written by hand and read as they are written:\n\n${link}\n\nThe link lets one person in, until ${UNTIL.format(untilMs)} UTC.\nYou need no account for it, only a name.\n\nIf you do not know who this is from, there is nothing to do:\nwithout the link nothing happens.${FOOT}`,
  };
}

const UNTIL = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** A name that strangers choose must not become an address to click in a mail of ours. */
function unlinked(name: string): string {
  return name.replace(/[.:/@]+(?=\S)/g, "$& ");
}
