// Made by `pnpm schema` from the OpenAPI document of the service; a test holds it equal to that.

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getHealthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReadyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bottlenecks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getBottlenecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getClocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clocks/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getClocksDefinitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/comparisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getComparisons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getContributions"];
        put?: never;
        post?: never;
        delete: operations["deleteContributions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contributors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["postContributors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDataQuality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dimensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDimensions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["postEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expectations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExpectations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/expected-wait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExpectedWait"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/bundle.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExportsBundleZip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/events.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExportsEventsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/events.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExportsEventsNdjson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/events.ocel.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExportsEventsOcelJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/events.xes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExportsEventsXes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/spells.arrow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExportsSpellsArrow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/spells.arrows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExportsSpellsArrows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/spells.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExportsSpellsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/spells.parquet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getExportsSpellsParquet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getFunnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getImports"];
        put?: never;
        post: operations["postImports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getImportsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getImportsIdProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getImportsIdReportCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getJourneys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/journeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getJourneysId"];
        put?: never;
        post?: never;
        delete: operations["deleteJourneysId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getKeys"];
        put?: never;
        post: operations["postKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteKeysId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getLabels"];
        put: operations["putLabels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getParked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getProcesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/response-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getResponseRates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/restatements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getRestatements"];
        put?: never;
        post: operations["postRestatements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/restatements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getRestatementsId"];
        put?: never;
        post?: never;
        delete: operations["deleteRestatementsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getShares"];
        put?: never;
        post: operations["postShares"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shares/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["deleteSharesId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stage-durations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getStageDurations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/time-to-accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTimeToAccept"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/time-to-fill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTimeToFill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/time-to-first-response": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTimeToFirstResponse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/time-to-interview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTimeToInterview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/time-to-offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTimeToOffer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/time-to-start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTimeToStart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getWebhookSecrets"];
        put?: never;
        post: operations["postWebhookSecrets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/greenhouse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["postWebhooksGreenhouse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/lever": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["postWebhooksLever"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getWorkspaces"];
        put?: never;
        post: operations["postWorkspaces"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["patchWorkspacesName"];
        trace?: never;
    };
    "/v1/workspaces/{name}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getWorkspacesNameCalendar"];
        put: operations["putWorkspacesNameCalendar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            /** @description Stable word to branch on */
            code: string;
            detail?: string;
            errors?: {
                column?: string;
                /** @description Line of an NDJSON body, from 1 */
                line?: number;
                message: string;
                /** @description Query parameter at fault */
                parameter?: string;
                /** @description RFC 6901 JSON pointer to the fault */
                pointer?: string;
                /** @description Row of a file, from 1, the header being row 1 */
                row?: number;
                rule?: string;
            }[];
            /** @description Of not_projected_yet: events of the token that no answer holds yet */
            remaining_events?: number;
            status: number;
            title: string;
            type: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
        };
    };
    getReadyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                    };
                };
            };
        };
    };
    getBottlenecks: {
        parameters: {
            query?: {
                as_of?: string;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                process?: string;
                region?: string[];
                requisition?: string[];
                role_family?: string[];
                segment_by?: string;
                source?: string[];
                tau?: number;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        comparing: {
                            of: string;
                            segment_by: string[];
                            tau: number;
                        };
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            best: {
                                compared: number;
                                mean_days: number | null;
                                segments: {
                                    [key: string]: string | null;
                                }[];
                            };
                            clock_version: number;
                            exits: {
                                [key: string]: number;
                            };
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            lost: {
                                [key: string]: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            };
                            mean_days: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            not_advanced: {
                                estimate: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            potential: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            rank: {
                                from: number;
                                to: number;
                            } | null;
                            reached_after_ending: number;
                            reason: string | null;
                            running: number;
                            share_of_loss: {
                                estimate: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            share_of_time: {
                                estimate: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            spells: number;
                            tau: number | null;
                            undated_end: number;
                            unusable: number;
                            visits: {
                                estimate: number | null;
                                high: number | null;
                                low: number | null;
                            };
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "jackknife";
                            random_groups: number;
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        where_days_go: {
                            elsewhere: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            key: {
                                [key: string]: string | null;
                            };
                            not_followed: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            reason: string | null;
                            stages: {
                                clock: string;
                                days: number | null;
                                high: number | null;
                                low: number | null;
                            }[];
                            tau: number | null;
                        }[];
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getChanges: {
        parameters: {
            query: {
                as_of?: string;
                basis?: "period" | "cohort";
                calendar?: "days" | "business";
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from_a: string;
                from_b: string;
                group_by?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                process?: string;
                region?: string[];
                requisition?: string[];
                role_family?: string[];
                source?: string[];
                tau?: number;
                to_a: string;
                to_b: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        comparing: {
                            of: string;
                            tau: number;
                        };
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            a: {
                                answered_by_kind?: {
                                    [key: string]: number;
                                };
                                exits: {
                                    [key: string]: number;
                                };
                                journeys: number;
                                mean_days: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                reached_after_ending: number;
                                running: number;
                                spells: number;
                                undated_end: number;
                                unusable: number;
                                visits: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            };
                            b: {
                                answered_by_kind?: {
                                    [key: string]: number;
                                };
                                exits: {
                                    [key: string]: number;
                                };
                                journeys: number;
                                mean_days: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                reached_after_ending: number;
                                running: number;
                                spells: number;
                                undated_end: number;
                                unusable: number;
                                visits: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            };
                            by_durations: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            by_visits: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            clock_version: number;
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string | null;
                            tau: number | null;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "jackknife";
                            random_groups: number;
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        periods: {
                            a: {
                                from: string;
                                to: string;
                            };
                            b: {
                                from: string;
                                to: string;
                            };
                        };
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        totals: {
                            after: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            before: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            change: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string | null;
                        }[];
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getClocks: {
        parameters: {
            query?: {
                process?: string;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        clocks: {
                            causes: string[];
                            clock: string;
                            description: string;
                            label: string;
                            /** @enum {string} */
                            owner: "employer" | "candidate";
                            process: string;
                            starts: string[];
                            stops: {
                                cause: string;
                                on: string;
                            }[];
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    getClocksDefinitions: {
        parameters: {
            query?: {
                process?: string;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        definitions: {
                            assumed: string[];
                            clocks: string[];
                            completed: string[];
                            difference: string;
                            excluded: string[];
                            included: string[];
                            measure: string;
                            ours: string;
                            source: string;
                            /** @enum {string} */
                            statistic: "mean" | "median" | "share";
                            /** @enum {string} */
                            vendor: "greenhouse" | "gem" | "ashby" | "lever";
                            /** @enum {string} */
                            waiting: "left_out" | "in_denominator" | "not_said";
                        }[];
                    };
                };
            };
        };
    };
    getComparisons: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                ci?: "rothman-wilson" | "loglog";
                clock?: string;
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                horizon_days?: number[];
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                process?: string;
                region?: string[];
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                stage?: string;
                stratify_by?: string;
                to?: string;
                wait_for?: string;
                weighting?: "log-rank" | "peto-peto";
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        comparing: {
                            /** @enum {string} */
                            adjustment: "benjamini-hochberg";
                            of: string;
                            tests: number;
                            /** @enum {string} */
                            weighting: "log-rank" | "peto-peto";
                        };
                        comparisons: {
                            clock: string;
                            differences: {
                                given_waiting_at: number | null;
                                horizons: {
                                    days: number;
                                    main_cause: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                    waiting: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                }[];
                                key: {
                                    [key: string]: string | null;
                                };
                            }[];
                            groups: {
                                [key: string]: string | null;
                            }[];
                            main_cause: string | null;
                            reason: string | null;
                            strata: {
                                by: string[];
                                left_out: number | null;
                                of: string;
                                used: {
                                    [key: string]: string | null;
                                }[];
                            } | null;
                            tests: {
                                adjusted_p: number | null;
                                df: number | null;
                                of: string;
                                p: number | null;
                                statistic: number | null;
                                /** @enum {string} */
                                test: "log-rank" | "cause-specific log-rank" | "gray";
                                trend: boolean;
                            }[];
                        }[];
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            clock_version: number;
                            exits: {
                                [key: string]: number;
                            };
                            given_waiting_at: number | null;
                            horizons: {
                                answered_by_kind?: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                at_risk: number | null;
                                days: number;
                                exits: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                followed: number | null;
                                waiting: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            }[];
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            reached_after_ending: number;
                            running: number;
                            spells: number;
                            undated_end: number;
                            unusable: number;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getContributions: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        journeys: number;
                        workspace: string;
                    };
                };
            };
        };
    };
    deleteContributions: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: number;
                        journeys: number;
                        token: string;
                        workspace: string;
                    };
                };
            };
        };
    };
    postContributors: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        workspace: string;
                    };
                };
            };
        };
    };
    getDataQuality: {
        parameters: {
            query?: {
                wait_for?: string;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string|null} */
                        grade: "A" | "B" | "C" | "D" | null;
                        imports?: {
                            findings: {
                                findings: number;
                                refused: number;
                                rule: string;
                            }[];
                            finished_at: string;
                            format: string | null;
                            /** @enum {string|null} */
                            grade: "A" | "B" | "C" | "D" | null;
                            id: string;
                            journeys: number;
                            problem: {
                                code: string;
                                detail: string;
                            } | null;
                            refused_rows: number;
                            /** @enum {string} */
                            state: "done" | "failed";
                            stored_events: number;
                        }[];
                        parked_journeys?: number;
                        synthetic: boolean;
                        workspace: string;
                    };
                };
            };
        };
    };
    getDimensions: {
        parameters: {
            query?: {
                as_of?: string;
                wait_for?: string;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string | null;
                        dimensions: {
                            dimension: string;
                            own: boolean;
                            values: {
                                journeys: number;
                                value: string;
                            }[];
                        }[];
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    postEvents: {
        parameters: {
            query?: {
                contributor?: string;
                verbose?: boolean;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents-batch+json": {
                    data?: Record<string, never>;
                    /** @enum {string} */
                    datacontenttype?: "application/json";
                    id: string;
                    source: string;
                    /** @enum {string} */
                    specversion: "1.0";
                    subject: string;
                    time?: string;
                    type: "app.hearback.opening_posted" | "app.hearback.opening_filled" | "app.hearback.opening_closed" | "app.hearback.application_submitted" | "app.hearback.referred" | "app.hearback.recruiter_contacted" | "app.hearback.candidate_replied" | "app.hearback.interview_scheduled" | "app.hearback.interview_held" | "app.hearback.interview_cancelled" | "app.hearback.thank_you_sent" | "app.hearback.follow_up_sent" | "app.hearback.feedback_requested" | "app.hearback.feedback_received" | "app.hearback.employer_responded" | "app.hearback.next_steps_told" | "app.hearback.interviewer_feedback_submitted" | "app.hearback.debrief_held" | "app.hearback.committee_review_started" | "app.hearback.decision_made" | "app.hearback.decision_notified" | "app.hearback.stage_entered" | "app.hearback.offer_presented" | "app.hearback.offer_countered" | "app.hearback.decision_time_requested" | "app.hearback.offer_accepted" | "app.hearback.offer_declined" | "app.hearback.offer_rescinded" | "app.hearback.background_check_started" | "app.hearback.background_check_passed" | "app.hearback.background_check_failed" | "app.hearback.onboarding_started" | "app.hearback.work_started" | "app.hearback.candidate_rejected" | "app.hearback.candidate_withdrew" | "app.hearback.journey_closed" | "app.hearback.separation_announced" | "app.hearback.last_working_day_changed" | "app.hearback.exit_interview_invited" | "app.hearback.exit_interview_held" | "app.hearback.exit_interview_declined" | "app.hearback.exit_feedback_reported" | "app.hearback.offboarding_step_completed" | "app.hearback.offboarding_completed" | "app.hearback.separation_withdrawn" | "app.hearback.journey_reopened" | "app.hearback.journey_observed" | "app.hearback.event_retracted" | "app.hearback.attributes_changed" | "app.hearback.journey_erased";
                }[];
                "application/cloudevents+json": {
                    data?: Record<string, never>;
                    /** @enum {string} */
                    datacontenttype?: "application/json";
                    id: string;
                    source: string;
                    /** @enum {string} */
                    specversion: "1.0";
                    subject: string;
                    time?: string;
                    type: "app.hearback.opening_posted" | "app.hearback.opening_filled" | "app.hearback.opening_closed" | "app.hearback.application_submitted" | "app.hearback.referred" | "app.hearback.recruiter_contacted" | "app.hearback.candidate_replied" | "app.hearback.interview_scheduled" | "app.hearback.interview_held" | "app.hearback.interview_cancelled" | "app.hearback.thank_you_sent" | "app.hearback.follow_up_sent" | "app.hearback.feedback_requested" | "app.hearback.feedback_received" | "app.hearback.employer_responded" | "app.hearback.next_steps_told" | "app.hearback.interviewer_feedback_submitted" | "app.hearback.debrief_held" | "app.hearback.committee_review_started" | "app.hearback.decision_made" | "app.hearback.decision_notified" | "app.hearback.stage_entered" | "app.hearback.offer_presented" | "app.hearback.offer_countered" | "app.hearback.decision_time_requested" | "app.hearback.offer_accepted" | "app.hearback.offer_declined" | "app.hearback.offer_rescinded" | "app.hearback.background_check_started" | "app.hearback.background_check_passed" | "app.hearback.background_check_failed" | "app.hearback.onboarding_started" | "app.hearback.work_started" | "app.hearback.candidate_rejected" | "app.hearback.candidate_withdrew" | "app.hearback.journey_closed" | "app.hearback.separation_announced" | "app.hearback.last_working_day_changed" | "app.hearback.exit_interview_invited" | "app.hearback.exit_interview_held" | "app.hearback.exit_interview_declined" | "app.hearback.exit_feedback_reported" | "app.hearback.offboarding_step_completed" | "app.hearback.offboarding_completed" | "app.hearback.separation_withdrawn" | "app.hearback.journey_reopened" | "app.hearback.journey_observed" | "app.hearback.event_retracted" | "app.hearback.attributes_changed" | "app.hearback.journey_erased";
                };
                "application/json": {
                    attributes?: {
                        [key: string]: string;
                    };
                    by?: "employer" | "candidate" | "recruiter" | "interviewer" | "system";
                    detail?: Record<string, never>;
                    event_id?: string;
                    journey_id: string;
                    occurred_at?: string | null;
                    occurred_between?: string[];
                    process?: string;
                    type: "opening_posted" | "opening_filled" | "opening_closed" | "application_submitted" | "referred" | "recruiter_contacted" | "candidate_replied" | "interview_scheduled" | "interview_held" | "interview_cancelled" | "thank_you_sent" | "follow_up_sent" | "feedback_requested" | "feedback_received" | "employer_responded" | "next_steps_told" | "interviewer_feedback_submitted" | "debrief_held" | "committee_review_started" | "decision_made" | "decision_notified" | "stage_entered" | "offer_presented" | "offer_countered" | "decision_time_requested" | "offer_accepted" | "offer_declined" | "offer_rescinded" | "background_check_started" | "background_check_passed" | "background_check_failed" | "onboarding_started" | "work_started" | "candidate_rejected" | "candidate_withdrew" | "journey_closed" | "separation_announced" | "last_working_day_changed" | "exit_interview_invited" | "exit_interview_held" | "exit_interview_declined" | "exit_feedback_reported" | "offboarding_step_completed" | "offboarding_completed" | "separation_withdrawn" | "journey_reopened" | "journey_observed" | "event_retracted" | "attributes_changed" | "journey_erased";
                } | {
                    attributes?: {
                        [key: string]: string;
                    };
                    by?: "employer" | "candidate" | "recruiter" | "interviewer" | "system";
                    detail?: Record<string, never>;
                    event_id?: string;
                    journey_id: string;
                    occurred_at?: string | null;
                    occurred_between?: string[];
                    process?: string;
                    type: "opening_posted" | "opening_filled" | "opening_closed" | "application_submitted" | "referred" | "recruiter_contacted" | "candidate_replied" | "interview_scheduled" | "interview_held" | "interview_cancelled" | "thank_you_sent" | "follow_up_sent" | "feedback_requested" | "feedback_received" | "employer_responded" | "next_steps_told" | "interviewer_feedback_submitted" | "debrief_held" | "committee_review_started" | "decision_made" | "decision_notified" | "stage_entered" | "offer_presented" | "offer_countered" | "decision_time_requested" | "offer_accepted" | "offer_declined" | "offer_rescinded" | "background_check_started" | "background_check_passed" | "background_check_failed" | "onboarding_started" | "work_started" | "candidate_rejected" | "candidate_withdrew" | "journey_closed" | "separation_announced" | "last_working_day_changed" | "exit_interview_invited" | "exit_interview_held" | "exit_interview_declined" | "exit_feedback_reported" | "offboarding_step_completed" | "offboarding_completed" | "separation_withdrawn" | "journey_reopened" | "journey_observed" | "event_retracted" | "attributes_changed" | "journey_erased";
                }[];
                "application/x-ndjson": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        conflicts: number;
                        dropped: string[];
                        duplicates: number;
                        errors?: {
                            column?: string;
                            line?: number;
                            message: string;
                            parameter?: string;
                            pointer?: string;
                            row?: number;
                            rule?: string;
                        }[];
                        events?: {
                            event_id: string;
                            journey_id: string;
                            /** @enum {string} */
                            outcome: "accepted" | "duplicate" | "conflict";
                            position: string;
                        }[];
                        refused: number;
                        token: string;
                    };
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        accepted: number;
                        code: string;
                        conflicts: number;
                        detail?: string;
                        dropped: string[];
                        duplicates: number;
                        errors?: {
                            column?: string;
                            line?: number;
                            message: string;
                            parameter?: string;
                            pointer?: string;
                            row?: number;
                            rule?: string;
                        }[];
                        events?: {
                            event_id: string;
                            journey_id: string;
                            /** @enum {string} */
                            outcome: "accepted" | "duplicate" | "conflict";
                            position: string;
                        }[];
                        refused: number;
                        remaining_events?: number;
                        status: number;
                        title: string;
                        token: string;
                        type: string;
                    };
                };
            };
        };
    };
    getExpectations: {
        parameters: {
            query?: {
                as_of?: string;
                calendar?: "days";
                ci?: "rothman-wilson" | "loglog";
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                process?: string;
                region?: string[];
                requisition?: string[];
                role_family?: string[];
                source?: string[];
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            anchor: string;
                            clock: string | null;
                            contradicts: string[];
                            early: {
                                estimate: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            inside: {
                                estimate: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            kind: string;
                            late_or_other: {
                                estimate: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            maximum: number | null;
                            minimum: number | null;
                            not_judged: {
                                [key: string]: number;
                            };
                            observed: number;
                            other: {
                                [key: string]: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            };
                            owed_by: string;
                            phrase: string;
                            reading: number;
                            reason: string | null;
                            running: number;
                            source: string;
                            still_waiting: {
                                estimate: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            targets: string[];
                            through_days: number | null;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getExpectedWait: {
        parameters: {
            query: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                ci?: "rothman-wilson" | "loglog";
                clock?: string;
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                process?: string;
                region?: string[];
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                stage?: string;
                to?: string;
                wait_for?: string;
                waited_days: number;
                within_days?: number;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            clock_version: number;
                            curve?: {
                                at_risk: number[];
                                days: number[];
                                exits: {
                                    [key: string]: number[];
                                };
                                high: (number | null)[];
                                low: (number | null)[];
                                waiting: number[];
                            };
                            exits: {
                                [key: string]: number;
                            };
                            followed_through_days: number | null;
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            median_further_wait: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            never_within_follow_up: {
                                estimate: number | null;
                                high: number | null;
                                low: number | null;
                            };
                            reached_after_ending: number;
                            reason: string | null;
                            running: number;
                            sentence: string;
                            spells: number;
                            still_waiting: number | null;
                            undated_end: number;
                            unusable: number;
                            waited_days: number;
                            within: {
                                answered_by_kind?: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                days: number;
                                exits: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                waiting: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            } | null;
                            within_days: number;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        sentence: string;
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getExportsBundleZip: {
        parameters: {
            query?: {
                as_of?: string;
                department?: string[];
                employer?: string[];
                from?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                level?: string[];
                process?: string;
                region?: string[];
                release?: string;
                requisition?: string[];
                role_family?: string[];
                source?: string[];
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    getExportsEventsCsv: {
        parameters: {
            query?: {
                as_of?: string;
                department?: string[];
                employer?: string[];
                from?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                level?: string[];
                process?: string;
                region?: string[];
                release?: string;
                requisition?: string[];
                role_family?: string[];
                source?: string[];
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    getExportsEventsNdjson: {
        parameters: {
            query?: {
                as_of?: string;
                department?: string[];
                employer?: string[];
                from?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                level?: string[];
                process?: string;
                region?: string[];
                release?: string;
                requisition?: string[];
                role_family?: string[];
                source?: string[];
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    getExportsEventsOcelJson: {
        parameters: {
            query?: {
                as_of?: string;
                department?: string[];
                employer?: string[];
                from?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                level?: string[];
                process?: string;
                region?: string[];
                release?: string;
                requisition?: string[];
                role_family?: string[];
                source?: string[];
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    getExportsEventsXes: {
        parameters: {
            query?: {
                as_of?: string;
                department?: string[];
                employer?: string[];
                from?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                level?: string[];
                process?: string;
                region?: string[];
                release?: string;
                requisition?: string[];
                role_family?: string[];
                source?: string[];
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    getExportsSpellsArrow: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                clock?: string;
                department?: string[];
                employer?: string[];
                from?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                process?: string;
                region?: string[];
                release?: string;
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                stage?: string;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    getExportsSpellsArrows: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                clock?: string;
                department?: string[];
                employer?: string[];
                from?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                process?: string;
                region?: string[];
                release?: string;
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                stage?: string;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    getExportsSpellsCsv: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                clock?: string;
                department?: string[];
                employer?: string[];
                from?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                process?: string;
                region?: string[];
                release?: string;
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                stage?: string;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    getExportsSpellsParquet: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                clock?: string;
                department?: string[];
                employer?: string[];
                from?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                process?: string;
                region?: string[];
                release?: string;
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                stage?: string;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    getForecast: {
        parameters: {
            query?: {
                as_of?: string;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                ci?: "rothman-wilson" | "loglog";
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                inclusion?: ("full_export" | "prospective")[];
                known_at?: string;
                level?: string[];
                process?: string;
                region?: string[];
                requisition?: string[];
                role_family?: string[];
                source?: string[];
                to?: string;
                wait_for?: string;
                within_days?: number[];
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            clock_version: number;
                            exits: {
                                [key: string]: number;
                            };
                            forecasts: {
                                expected: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                forecast_of: number;
                                high: number | null;
                                low: number | null;
                                not_covered: number;
                                within_days: number;
                            }[];
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            not_observed: number;
                            open: number;
                            outcome: string;
                            reached_after_ending: number;
                            reason: string | null;
                            running: number;
                            spells: number;
                            undated_end: number;
                            unusable: number;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getFunnel: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                ci?: "rothman-wilson" | "loglog";
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                horizon_days?: number[];
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                process?: string;
                region?: string[];
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                stage?: string;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            as_documented?: {
                                assumed: string[];
                                completed: number;
                                days: number | null;
                                difference: string;
                                ended_otherwise: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                hearback: {
                                    days: {
                                        days: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    of: string;
                                    share: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    within_days: number | null;
                                }[];
                                measure: string;
                                reason: string | null;
                                rests_on: number;
                                share: number | null;
                                source: string;
                                /** @enum {string} */
                                statistic: "mean" | "median" | "share";
                                still_waiting: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                /** @enum {string} */
                                vendor: "greenhouse" | "gem" | "ashby" | "lever";
                            }[];
                            cells: {
                                conversion: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                converted: number | null;
                                days: number;
                                followed: number | null;
                                mature: boolean;
                            }[];
                            clock_version: number;
                            exits: {
                                [key: string]: number;
                            };
                            given_waiting_at: number | null;
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            reached_after_ending: number;
                            running: number;
                            spells: number;
                            undated_end: number;
                            unusable: number;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getImports: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        imports: {
                            counts: {
                                [key: string]: number;
                            };
                            created_at: string;
                            dropped: string[];
                            dry_run: boolean;
                            estimated_end: string | null;
                            finished_at: string | null;
                            format: string | null;
                            grade: string | null;
                            guesses: {
                                reason: string;
                                setting: string;
                                value: string;
                            }[];
                            id: string;
                            problem: {
                                code: string;
                                detail?: string;
                                errors?: {
                                    column?: string;
                                    line?: number;
                                    message: string;
                                    parameter?: string;
                                    pointer?: string;
                                    row?: number;
                                    rule?: string;
                                }[];
                                remaining_events?: number;
                                status: number;
                                title: string;
                                type: string;
                            } | null;
                            process: string;
                            read_bytes: number;
                            rows: number;
                            size_bytes: number;
                            /** @enum {string} */
                            state: "queued" | "running" | "done" | "failed";
                            token: string | null;
                        }[];
                    };
                };
            };
        };
    };
    postImports: {
        parameters: {
            query: {
                contributor?: string;
                date_order?: "day-month" | "month-day";
                dry_run: boolean;
                format?: "xes" | "ocel" | "cloudevents" | "greenhouse" | "lever" | "ashby" | "workable" | "smartrecruiters" | "icims" | "json" | "ndjson" | "fivetran" | "smartrecruiters-report" | "csv-long" | "csv-wide";
                inclusion?: "full_export" | "prospective" | "retrospective";
                mapping?: string;
                observed_from?: string;
                observed_through?: string;
                process: string;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                    mapping?: string;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            [key: string]: number;
                        };
                        created_at: string;
                        dropped: string[];
                        dry_run: boolean;
                        estimated_end: string | null;
                        finished_at: string | null;
                        format: string | null;
                        grade: string | null;
                        guesses: {
                            reason: string;
                            setting: string;
                            value: string;
                        }[];
                        id: string;
                        problem: {
                            code: string;
                            detail?: string;
                            errors?: {
                                column?: string;
                                line?: number;
                                message: string;
                                parameter?: string;
                                pointer?: string;
                                row?: number;
                                rule?: string;
                            }[];
                            remaining_events?: number;
                            status: number;
                            title: string;
                            type: string;
                        } | null;
                        process: string;
                        read_bytes: number;
                        rows: number;
                        size_bytes: number;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed";
                        token: string | null;
                    };
                };
            };
        };
    };
    getImportsId: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            [key: string]: number;
                        };
                        created_at: string;
                        dropped: string[];
                        dry_run: boolean;
                        estimated_end: string | null;
                        findings: {
                            column: string | null;
                            message: string;
                            refused: boolean;
                            row: number | null;
                            rule: string;
                        }[];
                        findings_total: number;
                        finished_at: string | null;
                        format: string | null;
                        grade: string | null;
                        guesses: {
                            reason: string;
                            setting: string;
                            value: string;
                        }[];
                        id: string;
                        problem: {
                            code: string;
                            detail?: string;
                            errors?: {
                                column?: string;
                                line?: number;
                                message: string;
                                parameter?: string;
                                pointer?: string;
                                row?: number;
                                rule?: string;
                            }[];
                            remaining_events?: number;
                            status: number;
                            title: string;
                            type: string;
                        } | null;
                        process: string;
                        read_bytes: number;
                        rows: number;
                        sample: {
                            events: {
                                attributes: {
                                    [key: string]: string;
                                };
                                by: string | null;
                                day: string | null;
                                detail: {
                                    [key: string]: unknown;
                                };
                                event_id: string;
                                instant: string | null;
                                latest_day: string | null;
                                precision: string;
                                process: string;
                                type: string;
                            }[];
                            journey_id: string;
                        }[] | null;
                        sample_complete: boolean | null;
                        size_bytes: number;
                        /** @enum {string} */
                        state: "queued" | "running" | "done" | "failed";
                        token: string | null;
                    };
                };
            };
        };
    };
    getImportsIdProgress: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    getImportsIdReportCsv: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: never;
    };
    getJourneys: {
        parameters: {
            query?: {
                after?: string;
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                cause?: string[];
                clock?: string;
                department?: string[];
                employer?: string[];
                from?: string;
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                limit?: number;
                max_days?: number;
                min_days?: number;
                order?: "longest" | "newest" | "oldest";
                process?: string;
                region?: string[];
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                stage?: string;
                state?: "running" | "ended";
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        journeys: {
                            cause: string | null;
                            clock: string;
                            days: number;
                            dimensions: {
                                [key: string]: string | null;
                            };
                            entered_day: string;
                            journey_id: string;
                            kind: string | null;
                            stage: string | null;
                            visit: number;
                        }[];
                        label: string | null;
                        next: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        selected: number;
                        spells: number;
                        synthetic: boolean;
                        workspace: string;
                    };
                };
            };
        };
    };
    getJourneysId: {
        parameters: {
            query?: {
                as_of?: string;
                known_at?: string;
                source_id?: string;
                wait_for?: string;
                workspace?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string | null;
                        dimensions: {
                            [key: string]: string;
                        };
                        events: {
                            attributes: {
                                [key: string]: string;
                            };
                            by: string | null;
                            day: string | null;
                            detail: {
                                [key: string]: unknown;
                            };
                            event_id: string;
                            instant: string | null;
                            latest_day: string | null;
                            position: string;
                            precision: string;
                            process: string;
                            recorded_at: string;
                            type: string;
                        }[];
                        findings: {
                            clock: string | null;
                            day: string;
                            event_type: string | null;
                            rule: string;
                        }[];
                        folded: string | null;
                        journey_id: string;
                        known_at: string | null;
                        spells: {
                            cause: string | null;
                            clock: string;
                            entered_day: string;
                            exit_day: string | null;
                            first_seen_day: string;
                            kind: string | null;
                            observed_through: string | null;
                            visit: number;
                        }[];
                        standing: {
                            ended: string | null;
                            inclusion: string;
                            observed_from: string | null;
                            observed_through: string | null;
                            parked_error: string | null;
                            process: string;
                            stage: string | null;
                            stage_since: string | null;
                        } | null;
                    };
                };
            };
        };
    };
    deleteJourneysId: {
        parameters: {
            query?: {
                source_id?: string;
                workspace?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        erased: number;
                        journey_id: string;
                        token: string;
                    };
                };
            };
        };
    };
    getKeys: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            created_at: string;
                            id: number;
                            label: string;
                            revoked_at: string | null;
                            scopes: string[];
                        }[];
                    };
                };
            };
        };
    };
    postKeys: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                    scopes: ("ingest" | "query" | "export" | "admin")[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string;
                        id: number;
                        key: string;
                        label: string;
                        revoked_at: string | null;
                        scopes: string[];
                    };
                };
            };
        };
    };
    deleteKeysId: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getLabels: {
        parameters: {
            query?: {
                process?: string;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        own: {
                            [key: string]: string;
                        };
                        process: string;
                        shipped: {
                            [key: string]: string;
                        };
                        stages: string[];
                    };
                };
            };
        };
    };
    putLabels: {
        parameters: {
            query?: {
                process?: string;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    labels: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        own: {
                            [key: string]: string;
                        };
                        process: string;
                        shipped: {
                            [key: string]: string;
                        };
                        stages: string[];
                    };
                };
            };
        };
    };
    getParked: {
        parameters: {
            query?: {
                wait_for?: string;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        parked: {
                            error: string;
                            events: number;
                            journey_id: string;
                            process: string;
                        }[];
                        synthetic: boolean;
                        workspace: string;
                    };
                };
            };
        };
    };
    getProcesses: {
        parameters: {
            query?: {
                process?: string;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        processes: {
                            clocks: string[];
                            label: string;
                            process: string;
                            source: string;
                            stages: {
                                clock: string;
                                entered: string;
                                label: string;
                                /** @enum {string} */
                                owner: "employer" | "candidate";
                                stage: string;
                            }[];
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    getResponseRates: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                ci?: "rothman-wilson" | "loglog";
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                horizon_days?: number[];
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                p?: number[];
                process?: string;
                region?: string[];
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                tau?: number;
                to?: string;
                touchpoint?: ("application" | "interview" | "follow_up")[];
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            as_documented?: {
                                assumed: string[];
                                completed: number;
                                days: number | null;
                                difference: string;
                                ended_otherwise: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                hearback: {
                                    days: {
                                        days: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    of: string;
                                    share: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    within_days: number | null;
                                }[];
                                measure: string;
                                reason: string | null;
                                rests_on: number;
                                share: number | null;
                                source: string;
                                /** @enum {string} */
                                statistic: "mean" | "median" | "share";
                                still_waiting: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                /** @enum {string} */
                                vendor: "greenhouse" | "gem" | "ashby" | "lever";
                            }[];
                            clock_version: number;
                            curve: {
                                at_risk: number[];
                                days: number[];
                                exits: {
                                    [key: string]: number[];
                                };
                                high: (number | null)[];
                                low: (number | null)[];
                                waiting: number[];
                            };
                            exits: {
                                [key: string]: number;
                            };
                            given_waiting_at: number | null;
                            horizons: {
                                answered_by_kind?: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                at_risk: number | null;
                                days: number;
                                exits: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                followed: number | null;
                                waiting: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            }[];
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            quantiles: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                                of: string;
                                p: number;
                            }[];
                            reached?: {
                                /** @enum {string} */
                                conditional_on: "reached";
                                probability: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                quantiles: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                    of: string;
                                    p: number;
                                }[];
                                within_days: number | null;
                            };
                            reached_after_ending: number;
                            restricted_mean: {
                                by_state: {
                                    ended: {
                                        [key: string]: number;
                                    };
                                    waiting: number;
                                };
                                days: number;
                                high: number | null;
                                low: number | null;
                                tau: number;
                            } | null;
                            running: number;
                            spells: number;
                            ultimate?: {
                                at_least: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                at_most: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                followed_days: number | null;
                                given_waiting_at: number | null;
                                of: string;
                                plateau: boolean | null;
                                point: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                } | null;
                                reason: string | null;
                                words: string;
                            };
                            undated_end: number;
                            unusable: number;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getRestatements: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        restatements: {
                            error: string | null;
                            id: number;
                            known_at: string;
                            progress: {
                                of: number;
                                passed: number;
                            } | null;
                            ready_at: string | null;
                            recorded_before: string;
                            requested_at: string;
                            /** @enum {string} */
                            state: "requested" | "folding" | "ready" | "failed";
                        }[];
                        synthetic: boolean;
                        workspace: string;
                    };
                };
            };
        };
    };
    postRestatements: {
        parameters: {
            query: {
                known_at: string;
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            groups: {
                                answered_by_kind?: {
                                    [key: string]: number;
                                };
                                as_of: string;
                                clock_version: number;
                                exits: {
                                    [key: string]: number;
                                };
                                journeys: number;
                                key: {
                                    [key: string]: string | null;
                                };
                                median: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                reached_after_ending: number;
                                running: number;
                                spells: number;
                                undated_end: number;
                                unusable: number;
                            }[];
                            journeys: {
                                changed: number;
                                known_now: number;
                                known_then: number;
                                new: number;
                                revised: number;
                            };
                            process: string;
                            rules: string;
                            withheld: {
                                key: {
                                    [key: string]: string | null;
                                };
                                reason: string;
                            }[];
                        } | null;
                        restatement: {
                            error: string | null;
                            id: number;
                            known_at: string;
                            progress: {
                                of: number;
                                passed: number;
                            } | null;
                            ready_at: string | null;
                            recorded_before: string;
                            requested_at: string;
                            /** @enum {string} */
                            state: "requested" | "folding" | "ready" | "failed";
                        };
                        synthetic: boolean;
                        workspace: string;
                    };
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            groups: {
                                answered_by_kind?: {
                                    [key: string]: number;
                                };
                                as_of: string;
                                clock_version: number;
                                exits: {
                                    [key: string]: number;
                                };
                                journeys: number;
                                key: {
                                    [key: string]: string | null;
                                };
                                median: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                reached_after_ending: number;
                                running: number;
                                spells: number;
                                undated_end: number;
                                unusable: number;
                            }[];
                            journeys: {
                                changed: number;
                                known_now: number;
                                known_then: number;
                                new: number;
                                revised: number;
                            };
                            process: string;
                            rules: string;
                            withheld: {
                                key: {
                                    [key: string]: string | null;
                                };
                                reason: string;
                            }[];
                        } | null;
                        restatement: {
                            error: string | null;
                            id: number;
                            known_at: string;
                            progress: {
                                of: number;
                                passed: number;
                            } | null;
                            ready_at: string | null;
                            recorded_before: string;
                            requested_at: string;
                            /** @enum {string} */
                            state: "requested" | "folding" | "ready" | "failed";
                        };
                        synthetic: boolean;
                        workspace: string;
                    };
                };
            };
        };
    };
    getRestatementsId: {
        parameters: {
            query?: {
                process?: string;
                workspace?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            groups: {
                                answered_by_kind?: {
                                    [key: string]: number;
                                };
                                as_of: string;
                                clock_version: number;
                                exits: {
                                    [key: string]: number;
                                };
                                journeys: number;
                                key: {
                                    [key: string]: string | null;
                                };
                                median: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                reached_after_ending: number;
                                running: number;
                                spells: number;
                                undated_end: number;
                                unusable: number;
                            }[];
                            journeys: {
                                changed: number;
                                known_now: number;
                                known_then: number;
                                new: number;
                                revised: number;
                            };
                            process: string;
                            rules: string;
                            withheld: {
                                key: {
                                    [key: string]: string | null;
                                };
                                reason: string;
                            }[];
                        } | null;
                        restatement: {
                            error: string | null;
                            id: number;
                            known_at: string;
                            progress: {
                                of: number;
                                passed: number;
                            } | null;
                            ready_at: string | null;
                            recorded_before: string;
                            requested_at: string;
                            /** @enum {string} */
                            state: "requested" | "folding" | "ready" | "failed";
                        };
                        synthetic: boolean;
                        workspace: string;
                    };
                };
            };
        };
    };
    deleteRestatementsId: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getShares: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shares: {
                            created_at: string;
                            expires_at: string;
                            id: number;
                            label: string;
                            last_day: string | null;
                            question: string | null;
                            revoked_at: string | null;
                        }[];
                    };
                };
            };
        };
    };
    postShares: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    expires_at: string;
                    label: string;
                    question?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created_at: string;
                        expires_at: string;
                        id: number;
                        label: string;
                        last_day: string | null;
                        question: string | null;
                        revoked_at: string | null;
                        share: string;
                    };
                };
            };
        };
    };
    deleteSharesId: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getStageDurations: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                ci?: "rothman-wilson" | "loglog";
                clock?: string;
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                horizon_days?: number[];
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                p?: number[];
                process?: string;
                region?: string[];
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                stage?: string;
                tau?: number;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            as_documented?: {
                                assumed: string[];
                                completed: number;
                                days: number | null;
                                difference: string;
                                ended_otherwise: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                hearback: {
                                    days: {
                                        days: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    of: string;
                                    share: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    within_days: number | null;
                                }[];
                                measure: string;
                                reason: string | null;
                                rests_on: number;
                                share: number | null;
                                source: string;
                                /** @enum {string} */
                                statistic: "mean" | "median" | "share";
                                still_waiting: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                /** @enum {string} */
                                vendor: "greenhouse" | "gem" | "ashby" | "lever";
                            }[];
                            clock_version: number;
                            curve: {
                                at_risk: number[];
                                days: number[];
                                exits: {
                                    [key: string]: number[];
                                };
                                high: (number | null)[];
                                low: (number | null)[];
                                waiting: number[];
                            };
                            exits: {
                                [key: string]: number;
                            };
                            given_waiting_at: number | null;
                            horizons: {
                                answered_by_kind?: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                at_risk: number | null;
                                days: number;
                                exits: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                followed: number | null;
                                waiting: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            }[];
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            quantiles: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                                of: string;
                                p: number;
                            }[];
                            reached?: {
                                /** @enum {string} */
                                conditional_on: "reached";
                                probability: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                quantiles: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                    of: string;
                                    p: number;
                                }[];
                                within_days: number | null;
                            };
                            reached_after_ending: number;
                            restricted_mean: {
                                by_state: {
                                    ended: {
                                        [key: string]: number;
                                    };
                                    waiting: number;
                                };
                                days: number;
                                high: number | null;
                                low: number | null;
                                tau: number;
                            } | null;
                            running: number;
                            spells: number;
                            ultimate?: {
                                at_least: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                at_most: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                followed_days: number | null;
                                given_waiting_at: number | null;
                                of: string;
                                plateau: boolean | null;
                                point: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                } | null;
                                reason: string | null;
                                words: string;
                            };
                            undated_end: number;
                            unusable: number;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getTimeToAccept: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                ci?: "rothman-wilson" | "loglog";
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                horizon_days?: number[];
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                p?: number[];
                process?: string;
                region?: string[];
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                tau?: number;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            as_documented?: {
                                assumed: string[];
                                completed: number;
                                days: number | null;
                                difference: string;
                                ended_otherwise: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                hearback: {
                                    days: {
                                        days: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    of: string;
                                    share: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    within_days: number | null;
                                }[];
                                measure: string;
                                reason: string | null;
                                rests_on: number;
                                share: number | null;
                                source: string;
                                /** @enum {string} */
                                statistic: "mean" | "median" | "share";
                                still_waiting: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                /** @enum {string} */
                                vendor: "greenhouse" | "gem" | "ashby" | "lever";
                            }[];
                            clock_version: number;
                            curve: {
                                at_risk: number[];
                                days: number[];
                                exits: {
                                    [key: string]: number[];
                                };
                                high: (number | null)[];
                                low: (number | null)[];
                                waiting: number[];
                            };
                            exits: {
                                [key: string]: number;
                            };
                            given_waiting_at: number | null;
                            horizons: {
                                answered_by_kind?: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                at_risk: number | null;
                                days: number;
                                exits: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                followed: number | null;
                                waiting: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            }[];
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            quantiles: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                                of: string;
                                p: number;
                            }[];
                            reached?: {
                                /** @enum {string} */
                                conditional_on: "reached";
                                probability: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                quantiles: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                    of: string;
                                    p: number;
                                }[];
                                within_days: number | null;
                            };
                            reached_after_ending: number;
                            restricted_mean: {
                                by_state: {
                                    ended: {
                                        [key: string]: number;
                                    };
                                    waiting: number;
                                };
                                days: number;
                                high: number | null;
                                low: number | null;
                                tau: number;
                            } | null;
                            running: number;
                            spells: number;
                            ultimate?: {
                                at_least: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                at_most: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                followed_days: number | null;
                                given_waiting_at: number | null;
                                of: string;
                                plateau: boolean | null;
                                point: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                } | null;
                                reason: string | null;
                                words: string;
                            };
                            undated_end: number;
                            unusable: number;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getTimeToFill: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                ci?: "rothman-wilson" | "loglog";
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                horizon_days?: number[];
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                p?: number[];
                process?: string;
                region?: string[];
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                tau?: number;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            as_documented?: {
                                assumed: string[];
                                completed: number;
                                days: number | null;
                                difference: string;
                                ended_otherwise: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                hearback: {
                                    days: {
                                        days: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    of: string;
                                    share: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    within_days: number | null;
                                }[];
                                measure: string;
                                reason: string | null;
                                rests_on: number;
                                share: number | null;
                                source: string;
                                /** @enum {string} */
                                statistic: "mean" | "median" | "share";
                                still_waiting: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                /** @enum {string} */
                                vendor: "greenhouse" | "gem" | "ashby" | "lever";
                            }[];
                            clock_version: number;
                            curve: {
                                at_risk: number[];
                                days: number[];
                                exits: {
                                    [key: string]: number[];
                                };
                                high: (number | null)[];
                                low: (number | null)[];
                                waiting: number[];
                            };
                            exits: {
                                [key: string]: number;
                            };
                            given_waiting_at: number | null;
                            horizons: {
                                answered_by_kind?: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                at_risk: number | null;
                                days: number;
                                exits: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                followed: number | null;
                                waiting: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            }[];
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            quantiles: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                                of: string;
                                p: number;
                            }[];
                            reached?: {
                                /** @enum {string} */
                                conditional_on: "reached";
                                probability: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                quantiles: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                    of: string;
                                    p: number;
                                }[];
                                within_days: number | null;
                            };
                            reached_after_ending: number;
                            restricted_mean: {
                                by_state: {
                                    ended: {
                                        [key: string]: number;
                                    };
                                    waiting: number;
                                };
                                days: number;
                                high: number | null;
                                low: number | null;
                                tau: number;
                            } | null;
                            running: number;
                            spells: number;
                            ultimate?: {
                                at_least: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                at_most: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                followed_days: number | null;
                                given_waiting_at: number | null;
                                of: string;
                                plateau: boolean | null;
                                point: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                } | null;
                                reason: string | null;
                                words: string;
                            };
                            undated_end: number;
                            unusable: number;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getTimeToFirstResponse: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                ci?: "rothman-wilson" | "loglog";
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                horizon_days?: number[];
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                p?: number[];
                process?: string;
                region?: string[];
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                tau?: number;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            as_documented?: {
                                assumed: string[];
                                completed: number;
                                days: number | null;
                                difference: string;
                                ended_otherwise: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                hearback: {
                                    days: {
                                        days: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    of: string;
                                    share: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    within_days: number | null;
                                }[];
                                measure: string;
                                reason: string | null;
                                rests_on: number;
                                share: number | null;
                                source: string;
                                /** @enum {string} */
                                statistic: "mean" | "median" | "share";
                                still_waiting: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                /** @enum {string} */
                                vendor: "greenhouse" | "gem" | "ashby" | "lever";
                            }[];
                            clock_version: number;
                            curve: {
                                at_risk: number[];
                                days: number[];
                                exits: {
                                    [key: string]: number[];
                                };
                                high: (number | null)[];
                                low: (number | null)[];
                                waiting: number[];
                            };
                            exits: {
                                [key: string]: number;
                            };
                            given_waiting_at: number | null;
                            horizons: {
                                answered_by_kind?: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                at_risk: number | null;
                                days: number;
                                exits: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                followed: number | null;
                                waiting: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            }[];
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            quantiles: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                                of: string;
                                p: number;
                            }[];
                            reached?: {
                                /** @enum {string} */
                                conditional_on: "reached";
                                probability: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                quantiles: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                    of: string;
                                    p: number;
                                }[];
                                within_days: number | null;
                            };
                            reached_after_ending: number;
                            restricted_mean: {
                                by_state: {
                                    ended: {
                                        [key: string]: number;
                                    };
                                    waiting: number;
                                };
                                days: number;
                                high: number | null;
                                low: number | null;
                                tau: number;
                            } | null;
                            running: number;
                            spells: number;
                            ultimate?: {
                                at_least: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                at_most: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                followed_days: number | null;
                                given_waiting_at: number | null;
                                of: string;
                                plateau: boolean | null;
                                point: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                } | null;
                                reason: string | null;
                                words: string;
                            };
                            undated_end: number;
                            unusable: number;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getTimeToInterview: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                ci?: "rothman-wilson" | "loglog";
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                horizon_days?: number[];
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                p?: number[];
                process?: string;
                region?: string[];
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                tau?: number;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            as_documented?: {
                                assumed: string[];
                                completed: number;
                                days: number | null;
                                difference: string;
                                ended_otherwise: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                hearback: {
                                    days: {
                                        days: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    of: string;
                                    share: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    within_days: number | null;
                                }[];
                                measure: string;
                                reason: string | null;
                                rests_on: number;
                                share: number | null;
                                source: string;
                                /** @enum {string} */
                                statistic: "mean" | "median" | "share";
                                still_waiting: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                /** @enum {string} */
                                vendor: "greenhouse" | "gem" | "ashby" | "lever";
                            }[];
                            clock_version: number;
                            curve: {
                                at_risk: number[];
                                days: number[];
                                exits: {
                                    [key: string]: number[];
                                };
                                high: (number | null)[];
                                low: (number | null)[];
                                waiting: number[];
                            };
                            exits: {
                                [key: string]: number;
                            };
                            given_waiting_at: number | null;
                            horizons: {
                                answered_by_kind?: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                at_risk: number | null;
                                days: number;
                                exits: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                followed: number | null;
                                waiting: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            }[];
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            quantiles: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                                of: string;
                                p: number;
                            }[];
                            reached?: {
                                /** @enum {string} */
                                conditional_on: "reached";
                                probability: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                quantiles: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                    of: string;
                                    p: number;
                                }[];
                                within_days: number | null;
                            };
                            reached_after_ending: number;
                            restricted_mean: {
                                by_state: {
                                    ended: {
                                        [key: string]: number;
                                    };
                                    waiting: number;
                                };
                                days: number;
                                high: number | null;
                                low: number | null;
                                tau: number;
                            } | null;
                            running: number;
                            spells: number;
                            ultimate?: {
                                at_least: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                at_most: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                followed_days: number | null;
                                given_waiting_at: number | null;
                                of: string;
                                plateau: boolean | null;
                                point: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                } | null;
                                reason: string | null;
                                words: string;
                            };
                            undated_end: number;
                            unusable: number;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getTimeToOffer: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                ci?: "rothman-wilson" | "loglog";
                composed?: boolean;
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                horizon_days?: number[];
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                p?: number[];
                process?: string;
                region?: string[];
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                tau?: number;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            as_documented?: {
                                assumed: string[];
                                completed: number;
                                days: number | null;
                                difference: string;
                                ended_otherwise: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                hearback: {
                                    days: {
                                        days: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    of: string;
                                    share: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    within_days: number | null;
                                }[];
                                measure: string;
                                reason: string | null;
                                rests_on: number;
                                share: number | null;
                                source: string;
                                /** @enum {string} */
                                statistic: "mean" | "median" | "share";
                                still_waiting: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                /** @enum {string} */
                                vendor: "greenhouse" | "gem" | "ashby" | "lever";
                            }[];
                            clock_version: number;
                            composed?: {
                                at_days: number | null;
                                checked_through_days: number | null;
                                distance: number | null;
                                horizons: {
                                    days: number;
                                    reached: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                }[];
                                reason: string | null;
                                se: number | null;
                                used: boolean;
                            };
                            curve: {
                                at_risk: number[];
                                days: number[];
                                exits: {
                                    [key: string]: number[];
                                };
                                high: (number | null)[];
                                low: (number | null)[];
                                waiting: number[];
                            };
                            exits: {
                                [key: string]: number;
                            };
                            given_waiting_at: number | null;
                            horizons: {
                                answered_by_kind?: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                at_risk: number | null;
                                days: number;
                                exits: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                followed: number | null;
                                waiting: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            }[];
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            quantiles: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                                of: string;
                                p: number;
                            }[];
                            reached?: {
                                /** @enum {string} */
                                conditional_on: "reached";
                                probability: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                quantiles: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                    of: string;
                                    p: number;
                                }[];
                                within_days: number | null;
                            };
                            reached_after_ending: number;
                            restricted_mean: {
                                by_state: {
                                    ended: {
                                        [key: string]: number;
                                    };
                                    waiting: number;
                                };
                                days: number;
                                high: number | null;
                                low: number | null;
                                tau: number;
                            } | null;
                            running: number;
                            spells: number;
                            ultimate?: {
                                at_least: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                at_most: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                followed_days: number | null;
                                given_waiting_at: number | null;
                                of: string;
                                plateau: boolean | null;
                                point: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                } | null;
                                reason: string | null;
                                words: string;
                            };
                            undated_end: number;
                            unusable: number;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getTimeToStart: {
        parameters: {
            query?: {
                as_of?: string;
                assume_closed_after?: number;
                basis?: "cohort" | "period";
                calendar?: "days" | "business";
                ci?: "rothman-wilson" | "loglog";
                confidence?: number;
                definition?: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                department?: string[];
                employer?: string[];
                from?: string;
                group_by?: string;
                horizon_days?: number[];
                inclusion?: ("full_export" | "prospective" | "retrospective")[];
                known_at?: string;
                level?: string[];
                p?: number[];
                process?: string;
                region?: string[];
                requisition?: string[];
                resolution?: "day" | "hour";
                role_family?: string[];
                source?: string[];
                tau?: number;
                to?: string;
                wait_for?: string;
                work_mode?: string[];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        as_of: string;
                        data_quality?: {
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            imports?: number;
                        };
                        groups: {
                            answered_by_kind?: {
                                [key: string]: number;
                            };
                            as_documented?: {
                                assumed: string[];
                                completed: number;
                                days: number | null;
                                difference: string;
                                ended_otherwise: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                hearback: {
                                    days: {
                                        days: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    of: string;
                                    share: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    } | null;
                                    within_days: number | null;
                                }[];
                                measure: string;
                                reason: string | null;
                                rests_on: number;
                                share: number | null;
                                source: string;
                                /** @enum {string} */
                                statistic: "mean" | "median" | "share";
                                still_waiting: {
                                    /** @enum {string} */
                                    are: "left_out" | "in_denominator";
                                    waits: number;
                                };
                                /** @enum {string} */
                                vendor: "greenhouse" | "gem" | "ashby" | "lever";
                            }[];
                            clock_version: number;
                            curve: {
                                at_risk: number[];
                                days: number[];
                                exits: {
                                    [key: string]: number[];
                                };
                                high: (number | null)[];
                                low: (number | null)[];
                                waiting: number[];
                            };
                            exits: {
                                [key: string]: number;
                            };
                            given_waiting_at: number | null;
                            horizons: {
                                answered_by_kind?: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                at_risk: number | null;
                                days: number;
                                exits: {
                                    [key: string]: {
                                        estimate: number | null;
                                        high: number | null;
                                        low: number | null;
                                    };
                                };
                                followed: number | null;
                                waiting: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                            }[];
                            journeys: number;
                            key: {
                                [key: string]: string | null;
                            };
                            quantiles: {
                                days: number | null;
                                high: number | null;
                                low: number | null;
                                of: string;
                                p: number;
                            }[];
                            reached?: {
                                /** @enum {string} */
                                conditional_on: "reached";
                                probability: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                quantiles: {
                                    days: number | null;
                                    high: number | null;
                                    low: number | null;
                                    of: string;
                                    p: number;
                                }[];
                                within_days: number | null;
                            };
                            reached_after_ending: number;
                            restricted_mean: {
                                by_state: {
                                    ended: {
                                        [key: string]: number;
                                    };
                                    waiting: number;
                                };
                                days: number;
                                high: number | null;
                                low: number | null;
                                tau: number;
                            } | null;
                            running: number;
                            spells: number;
                            ultimate?: {
                                at_least: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                at_most: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                };
                                followed_days: number | null;
                                given_waiting_at: number | null;
                                of: string;
                                plateau: boolean | null;
                                point: {
                                    estimate: number | null;
                                    high: number | null;
                                    low: number | null;
                                } | null;
                                reason: string | null;
                                words: string;
                            };
                            undated_end: number;
                            unusable: number;
                        }[];
                        inclusion: ("full_export" | "prospective" | "retrospective")[];
                        label: string | null;
                        method: {
                            confidence: number;
                            /** @enum {string} */
                            estimator: "aalen-johansen";
                            /** @enum {string} */
                            interval: "rothman-wilson" | "loglog";
                        };
                        observed_through: string | null;
                        parked_journeys: number;
                        projected_through: string;
                        question: {
                            assume_closed_after: number | null;
                            /** @enum {string} */
                            basis: "cohort" | "period";
                            /** @enum {string} */
                            calendar: "days" | "business";
                            clock: string | null;
                            clock_version: number | null;
                            /** @enum {string} */
                            definition: "hearback" | "greenhouse" | "gem" | "ashby" | "lever";
                            filters: {
                                [key: string]: string[];
                            };
                            from: string | null;
                            group_by: string[];
                            known_at: string | null;
                            process: string;
                            /** @enum {string} */
                            resolution: "day" | "hour";
                            stratify_by?: string[];
                            to: string | null;
                        };
                        synthetic: boolean;
                        withheld: {
                            key: {
                                [key: string]: string | null;
                            };
                            reason: string;
                        }[];
                        workspace: string;
                    };
                };
            };
        };
    };
    getWebhookSecrets: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secrets: {
                            set_at: string;
                            system: string;
                        }[];
                    };
                };
            };
        };
    };
    postWebhookSecrets: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    secret: string;
                    system: "greenhouse" | "lever";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        set_at: string;
                        system: string;
                    };
                };
            };
        };
    };
    postWebhooksGreenhouse: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        conflicts: number;
                        dropped: string[];
                        duplicates: number;
                        erased: number;
                        findings: {
                            column: string | null;
                            message: string;
                            refused: boolean;
                            row: number | null;
                            rule: string;
                        }[];
                        refused: number;
                        token: string;
                    };
                };
            };
        };
    };
    postWebhooksLever: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        conflicts: number;
                        dropped: string[];
                        duplicates: number;
                        erased: number;
                        findings: {
                            column: string | null;
                            message: string;
                            refused: boolean;
                            row: number | null;
                            rule: string;
                        }[];
                        refused: number;
                        token: string;
                    };
                };
            };
        };
    };
    getWorkspaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        workspaces: {
                            calendar?: {
                                holidays: string[];
                                weekend: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                            };
                            created_at?: string;
                            dimensions?: string[];
                            /** @enum {string} */
                            kind: "employer" | "community";
                            name: string;
                            open_to_contributions: boolean;
                            public: boolean;
                            synthetic: boolean;
                            time_zone?: string;
                        }[];
                    };
                };
            };
        };
    };
    postWorkspaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    dimensions?: string[];
                    kind?: "employer" | "community";
                    name: string;
                    open_to_contributions?: boolean;
                    public?: boolean;
                    synthetic?: boolean;
                    time_zone?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        calendar: {
                            holidays: string[];
                            weekend: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                        };
                        created_at: string;
                        dimensions: string[];
                        /** @enum {string} */
                        kind: "employer" | "community";
                        name: string;
                        open_to_contributions: boolean;
                        public: boolean;
                        synthetic: boolean;
                        time_zone: string;
                    };
                };
            };
        };
    };
    patchWorkspacesName: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    open_to_contributions: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        calendar: {
                            holidays: string[];
                            weekend: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                        };
                        created_at: string;
                        dimensions: string[];
                        /** @enum {string} */
                        kind: "employer" | "community";
                        name: string;
                        open_to_contributions: boolean;
                        public: boolean;
                        synthetic: boolean;
                        time_zone: string;
                    };
                };
            };
        };
    };
    getWorkspacesNameCalendar: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        holidays: string[];
                        weekend: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                    };
                };
            };
        };
    };
    putWorkspacesNameCalendar: {
        parameters: {
            query?: {
                workspace?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    holidays: string[];
                    weekend: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        holidays: string[];
                        weekend: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                    };
                };
            };
        };
    };
}
