/**
 * What passes between the page and the desk, as Rust defines it. Places count UTF-16 code units, as the page's strings do.
 *
 * Everything here is generated; this file gives it the names by which the page knows it.
 */

export type { AddProgress } from './bindings/AddProgress';
export type { AddReport } from './bindings/AddReport';
export type { ArticleView } from './bindings/ArticleView';
export type { Basis } from './bindings/Basis';
export type { Clipboard } from './bindings/Clipboard';
export type { CompareAnswer } from './bindings/CompareAnswer';
export type { ComparedText } from './bindings/ComparedText';
export type { CompleteAnswer } from './bindings/CompleteAnswer';
export type { CompleteItem } from './bindings/CompleteItem';
export type { Correction } from './bindings/Correction';
export type { DataClass } from './bindings/DataClass';
export type { Draft } from './bindings/Draft';
export type { DraftChange } from './bindings/DraftChange';
export type { DraftRequest } from './bindings/DraftRequest';
export type { Outgoing } from './bindings/Outgoing';
export type { Drafting } from './bindings/Drafting';
export type { DraftProgress as DraftEvent } from './bindings/DraftProgress';
export type { DraftRow } from './bindings/DraftRow';
export type { DraftSummary } from './bindings/DraftSummary';
export type { Exportable } from './bindings/Exportable';
export type { Exported } from './bindings/Exported';
export type { ExportFormat } from './bindings/ExportFormat';
export type { FaultWords } from './bindings/FaultWords';
export type { Finding } from './bindings/Finding';
export type { HitView as Hit } from './bindings/HitView';
export type { Language } from './bindings/Language';
export type { LibraryStatus } from './bindings/LibraryStatus';
export type { MeetingChange } from './bindings/MeetingChange';
export type { MeetingRow } from './bindings/MeetingRow';
export type { MeetingSummary } from './bindings/MeetingSummary';
export type { Minutes } from './bindings/Minutes';
export type { MinutesOptions } from './bindings/MinutesOptions';
export type { MinutesProgress as MinutesEvent } from './bindings/MinutesProgress';
export type { ModelRow as Endpoint } from './bindings/ModelRow';
export type { ModelTrial } from './bindings/ModelTrial';
export type { ModelView as ModelRow } from './bindings/ModelView';
export type { Neighbour } from './bindings/Neighbour';
export type { OpenMeeting } from './bindings/OpenMeeting';
export type { Paper } from './bindings/Paper';
export type { Passage } from './bindings/Passage';
export type { Place } from './bindings/Place';
export type { Preview } from './bindings/Preview';
export type { Profile } from './bindings/Profile';
export type { RewriteRequest } from './bindings/RewriteRequest';
export type { Rewritten } from './bindings/Rewritten';
export type { SearchAnswer } from './bindings/SearchAnswer';
export type { SearchRequest } from './bindings/SearchRequest';
export type { Settings } from './bindings/Settings';
export type { ShellEvent } from './bindings/ShellEvent';
export type { Start } from './bindings/Start';
export type { Summon } from './bindings/Summon';
export type { Task } from './bindings/Task';
export type { TemplateView as Template } from './bindings/TemplateView';
export type { Utterance } from './bindings/Utterance';
export type { Hunk } from './bindings/Hunk';
export type { VersionView } from './bindings/VersionView';
export type { VersionSummary } from './bindings/VersionSummary';
export type { Warning } from './bindings/Warning';
export type { Way } from './bindings/Way';
export type { Weight } from './bindings/Weight';
