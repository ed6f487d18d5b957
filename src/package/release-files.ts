import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {basename, relative} from 'node:path';
import type {Addresses, RootManifest} from './manifest.ts';

/** Sums of files as `sha256sum --check` reads them in their folder. */
export function buildChecksums(files: readonly string[], folder: string): string {
  return files.map(file => `${sumOf(file)}  ${relative(folder, file)}\n`).join('');
}

function sumOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** An image with the program and the Node it runs on, made beside the tarball. */
export function buildDockerfile(tarball: string, node: string): string {
  return `# docker build -t lambdeck .
# docker run --rm -it -e TERM -v ~/.aws:/home/node/.aws:ro lambdeck
FROM node:${node}-alpine
COPY ${tarball} /tmp/
RUN npm install --global --ignore-scripts --offline /tmp/${tarball} && rm /tmp/${tarball}
USER node
WORKDIR /home/node
ENTRYPOINT ["lambdeck"]
`;
}

/** A formula for Homebrew, which installs the tarball of a release. Without an address it says so in the place of one. */
export function buildFormula(
  {version, description, license}: RootManifest,
  tarball: string,
  addresses: Addresses | undefined,
): string {
  const files = addresses?.releaseFiles(version);
  const unknown = '# not known: "repository" of package.json says nothing yet';
  return `class Lambdeck < Formula
  desc "${description}"
  ${addresses === undefined ? `homepage ${unknown}` : `homepage "${addresses.homepage}"`}
  ${files === undefined ? `url ${unknown}` : `url "${files}/${basename(tarball)}"`}
  sha256 "${sumOf(tarball)}"
  license "${license}"

  depends_on "node"

  def install
    system "npm", "install", *std_npm_args
    bin.install_symlink Dir["#{libexec}/bin/*"]
    man1.install "#{libexec}/lib/node_modules/lambdeck/lambdeck.1"
    completions = "#{libexec}/lib/node_modules/lambdeck/completions"
    bash_completion.install "#{completions}/lambdeck.bash" => "lambdeck"
    zsh_completion.install "#{completions}/_lambdeck"
    fish_completion.install "#{completions}/lambdeck.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/lambdeck --version")
  end
end
`;
}
