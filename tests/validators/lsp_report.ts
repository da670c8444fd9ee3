// What `digestlint check --format lsp` writes, in the protocol's own types.
import type {PublishDiagnosticsParams} from 'vscode-languageserver-protocol';

export type Report = PublishDiagnosticsParams[];
