// Types of <munjigi-screen>, see docs/embedding.md.

export type Language = "ko" | "en";
export type Theme = "light" | "dark" | "auto";
export type Band = "escalate" | "verify-first" | "review" | "context" | "no-lead";

/** A file to be screened: a `File`, or a name with its bytes or its text (text up to 1 MiB a message). */
export type DataFile = File | { name: string; blob: Blob } | { name: string; text: string };

export interface LoadOptions {
  /** Day of the screening, `2026-01-31`; without it what stands on the page, today at first. */
  as_of?: string;
  /** IANA zone for files without one; without it what stands on the page, that of the browser at first. */
  zone?: string;
  /** Screen at once; true without it. */
  screen?: boolean;
}

export interface ReadyDetail {
  build: string;
  accepts: string[];
  /** The frame was started anew (it was moved); policy, language, theme and data were sent again. */
  reloaded: boolean;
}

/** Numbers only: no account, no name, no row, no name of a file. */
export interface SummaryDetail {
  as_of: string;
  practice: boolean;
  accounts: number;
  bands: { band: Band; accounts: number }[];
  not_enough_data: number;
  files: number;
  unreadable: number;
  rows: number;
  used: number;
  assessed: number;
  of: number;
}

/** Sent only where the policy in use allows this origin to have it. */
export interface ReportDetail {
  /** The report as JSON, `munjigi.report/1`. */
  report: Blob;
}

export interface ErrorDetail {
  code: string;
  message: { ko: string; en: string };
  /** Messages refused since the page was opened; missing where the element itself speaks. */
  refused?: number;
}

export interface MunjigiScreenEventMap {
  "munjigi-ready": CustomEvent<ReadyDetail>;
  "munjigi-summary": CustomEvent<SummaryDetail>;
  "munjigi-report": CustomEvent<ReportDetail>;
  "munjigi-error": CustomEvent<ErrorDetail>;
}

export class MunjigiScreen extends HTMLElement {
  readonly ready: boolean;
  loadData(files: Iterable<DataFile>, options?: LoadOptions): void;
  setPolicy(policy: string | object): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  addEventListener<K extends keyof MunjigiScreenEventMap>(
    type: K,
    listener: (this: MunjigiScreen, event: MunjigiScreenEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "munjigi-screen": MunjigiScreen;
  }
}
