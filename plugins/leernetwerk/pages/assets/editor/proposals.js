// Sveltia CMS makes pull requests on GitHub and GitLab, but on Forgejo and Gitea it commits to the branch of the site. There
// this turns such a commit into a pull request: a branch for each contribution, in a copy of the contributor's own for whoever
// may not write to the repository. See https://docs.gitea.com/api/ (repoChangeFiles, repoCreatePullRequest, createFork).

// Args: the editor's backend; what to do with the address of a proposal.
export function proposeCommits({ api_root: api, repo, branch }, announce) {
  const send = globalThis.fetch.bind(globalThis);
  const commits = `${api}/repos/${repo}/contents`;
  // The branches that were made here, with the files that are on them: who saves once more adds to the same proposal.
  const open = [];
  let home;

  globalThis.fetch = async (address, init) => {
    if (String(address) !== commits || init?.method !== "POST") return send(address, init);
    const body = JSON.parse(init.body);
    return body.branch === branch ? propose(body, init) : send(address, init);
  };

  async function propose(body, init) {
    const ask = (path, method = "GET", content) =>
      send(`${api}/${path}`, { method, headers: init.headers, body: content && JSON.stringify(content) });
    const paths = body.files.map(({ path }) => path);
    const known = open.find((proposal) => paths.some((path) => proposal.paths.has(path)));
    home ??= await findHome(ask);
    const name = known?.name ?? nameBranch(paths);
    const target = known ? { branch: name } : { branch, new_branch: name };
    const saved = await ask(`repos/${home}/contents`, "POST", { ...body, ...target });
    if (!saved.ok) return saved;
    if (!known) {
      const head = home === repo ? name : `${home.split("/")[0]}:${name}`;
      const made = await ask(`repos/${repo}/pulls`, "POST", { base: branch, head, title: body.message });
      if (!made.ok) {
        await ask(`repos/${home}/branches/${encodeURIComponent(name)}`, "DELETE");
        return made;
      }
      open.push({ name, paths: new Set(paths), address: (await made.json()).html_url });
    }
    const proposal = known ?? open.at(-1);
    paths.forEach((path) => proposal.paths.add(path));
    announce(proposal.address);
    return saved;
  }

  // Where the contributor may write: the repository itself, or a copy of it, which then catches up with it.
  async function findHome(ask) {
    const { permissions } = await (await ask(`repos/${repo}`)).json();
    if (permissions?.push) return repo;
    const made = await ask(`repos/${repo}/forks`, "POST", {});
    if (made.ok) return (await made.json()).full_name;
    const { login } = await (await ask("user")).json();
    const copies = await (await ask(`repos/${repo}/forks?limit=50`)).json();
    const copy = copies.find(({ owner }) => owner.login === login)?.full_name;
    if (!copy) throw new Error(`${login} has no copy of ${repo}`);
    const { version } = await (await ask("version")).json();
    // Forgejo counts from 7 on, Gitea is at 1; each has a request of its own for this.
    if (parseInt(version, 10) > 1) await ask(`repos/${copy}/sync_fork/${encodeURIComponent(branch)}`, "POST");
    else await ask(`repos/${copy}/merge-upstream`, "POST", { branch });
    return copy;
  }
}

function nameBranch(paths) {
  const record = paths.find((path) => path.endsWith(".md")) ?? paths[0];
  const [kind, file] = record.split("/").slice(-2);
  return `bijdrage/${kind}-${file.replace(/\.\w+$/, "")}-${Date.now().toString(36)}`;
}
