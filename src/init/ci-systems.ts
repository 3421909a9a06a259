/** A CI system that `statute init` writes for. */
export interface CiSystem {
  readonly title: string;
  /** The file in which we are run, from the root of the repository. */
  readonly file: string;
  /** What shows that a repository is built there: files or a folder, from its root. */
  readonly signs: readonly string[];
  /** What the address of a remote has in it where the system belongs to the host. */
  readonly host?: RegExp;
  /** What is added to a file that is there already, in a word. */
  readonly part: string;
  /** The text of that part. */
  readonly write: (steps: CiSteps) => string;
  /** A whole file around the part. */
  readonly complete: (part: string) => string;
}

/** The shell commands of a job. */
export interface CiSteps {
  /** What installs Statute, where that is a dependency of the project. */
  readonly install?: string;
  /** The command line up to `lint`. */
  readonly lint: string;
  /** The same for `check`, where it is known what the job is to be compared with. */
  readonly check: string;
}

export const ciNames = ["github", "gitlab", "azure", "jenkins", "circleci"] as const;

export type CiName = (typeof ciNames)[number];

export const ciSystems: Readonly<Record<CiName, CiSystem>> = {
  github: {
    title: "GitHub Actions",
    file: ".github/workflows/statute.yml",
    signs: [".github/workflows"],
    host: /github/i,
    part: "job",
    write: ({ install, lint, check }) => `jobs:
  statute:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 2 # so that the clone holds what a pull request is compared with
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 20
${list([install], "      - run: ")}      - if: github.event_name == 'pull_request'
        run: ${check} --ci
      - if: github.event_name != 'pull_request'
        run: ${lint} --ci
`,
    complete: (part) => `name: Statute

on:
  pull_request:
  push:
    branches: [main, master]

permissions:
  contents: read

${part}`,
  },
  gitlab: {
    title: "GitLab CI",
    file: ".gitlab-ci.yml",
    signs: [".gitlab-ci.yml"],
    host: /gitlab/i,
    part: "job",
    write: ({ install, lint }) => `statute:
  image: node:20
  script:
${list([install, `${lint} -f pretty -f gitlab=gl-code-quality-report.json`], "    - ")}  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`,
    complete: (part) => part,
  },
  azure: {
    title: "Azure Pipelines",
    file: "azure-pipelines.yml",
    signs: ["azure-pipelines.yml", "azure-pipelines.yaml"],
    host: /dev\.azure\.com|visualstudio\.com/i,
    part: "steps",
    write: ({ install, lint }) => `steps:
  - task: UseNode@1
    inputs:
      version: 20.x
${list([install, `${lint} -f pretty -f azure -f junit=statute-junit.xml`], "  - script: ")}  - task: PublishTestResults@2
    condition: succeededOrFailed()
    inputs:
      testResultsFormat: JUnit
      testResultsFiles: statute-junit.xml
      testRunTitle: Statute
`,
    complete: (part) => `trigger:
  - main

pool:
  vmImage: ubuntu-latest

${part}`,
  },
  jenkins: {
    title: "Jenkins",
    file: "Jenkinsfile",
    signs: ["Jenkinsfile"],
    part: "stage",
    write: ({ install, lint }) => `stage('Statute') {
  agent { docker { image 'node:20' } }
  steps {
${list([install, `${lint} -f pretty -f junit=statute-junit.xml`], "    sh '", "'")}  }
  post { always { junit testResults: 'statute-junit.xml', allowEmptyResults: true } }
}
`,
    complete: (part) => `pipeline {
  agent none
  stages {
${part.replace(/^(?=.)/gm, "    ")}  }
}
`,
  },
  circleci: {
    title: "CircleCI",
    file: ".circleci/config.yml",
    signs: [".circleci/config.yml"],
    part: "job",
    write: ({ install, lint }) => `jobs:
  statute:
    docker:
      - image: cimg/node:20.19
    steps:
      - checkout
${list([install, `${lint} -f pretty -f junit=reports/statute/junit.xml`], "      - run: ")}      - store_test_results:
          path: reports/statute

workflows:
  statute:
    jobs:
      - statute
`,
    complete: (part) => `version: 2.1

${part}`,
  },
};

/** How a project runs us: as its own dependency, or at the version that wrote the file. */
export function chooseSteps(isDependency: boolean, version: string): CiSteps {
  const statute = isDependency ? "npx statute" : `npx --yes statute@${version}`;
  return { ...(isDependency && { install: "npm ci" }), lint: `${statute} lint`, check: `${statute} check` };
}

/** A line for each command that there is. */
function list(commands: readonly (string | undefined)[], start: string, end = ""): string {
  return commands.map((command) => (command === undefined ? "" : `${start}${command}${end}\n`)).join("");
}
