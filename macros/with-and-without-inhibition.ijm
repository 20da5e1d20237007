// Does inhibition stop a cluster of synapses? The same cell with excitation alone and with inhibition on the same stretch of dendrite.
//
// In Fiji: open this file and press Run; it asks for a reconstruction and for a folder for the results.
// Without a display: give both as the argument, with a semicolon between them, such as "sample-data/pyramidal.swc;results".
//
// A cluster of excitatory synapses (AMPA and NMDA) in the middle of the longest dendritic end branch acts at 20 ms. Inhibitory synapses
// (GABA-A) on the same stretch begin to act at 18 ms. Writes both models and the files of both simulations, results/comparison.csv with the
// peaks at the cluster and at the soma, and the plot results/comparison.png.

given = split(getArgument(), ";");
if (given.length == 2) {
	cell = given[0];
	results = given[1];
} else {
	cell = File.openDialog("Reconstruction");
	results = getDirectory("Folder for the results");
}
if (!File.exists(cell))
	exit("There is no reconstruction " + cell + "; expected a file such as sample-data/pyramidal.swc.");
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
free = results + "/excitation.json";
inhibited = results + "/inhibition.json";

setBatchMode(true);
run("Build Neuron Model...", "reconstruction=[" + cell + "] title=[excitation alone] membrane=passive file=[" + free + "] replace=true");
run("Place Synapses...", "model=[" + free + "] name=cluster sites=cluster centre=longest-branch spread=20 number=16 kind=AMPA+NMDA"
	+ " timing=times times=20 file=[" + free + "] replace=true");
run("Place Synapses...", "model=[" + free + "] name=inhibition sites=cluster centre=longest-branch spread=20 number=12 kind=GABAA conductance=1"
	+ " timing=regular start=18 interval=5 spikes=6 record=false file=[" + inhibited + "] replace=true");

first = nResults;
run("Simulate Neuron...", "model=[" + free + "] duration=80 folder=[" + results + "/excitation]");
second = nResults;
run("Simulate Neuron...", "model=[" + inhibited + "] duration=80 folder=[" + results + "/inhibition]");

table = "Experiment,Peak at the cluster (mV),Peak at the soma (mV)\n"
	+ "excitation alone," + peak("cluster", first) + "," + peak("soma", first) + "\n"
	+ "with inhibition," + peak("cluster", second) + "," + peak("soma", second) + "\n";
File.saveString(table, results + "/comparison.csv");
print(table);

times = column("t (", results + "/excitation/voltage.csv");
alone = column("cluster", results + "/excitation/voltage.csv");
together = column("cluster", results + "/inhibition/voltage.csv");
Plot.create("At the cluster", "Time (ms)", "Membrane potential (mV)");
Plot.setLineWidth(2);
Plot.setColor("red");
Plot.add("line", times, alone);
Plot.setColor("blue");
Plot.add("line", times, together);
Plot.setColor("black");
Plot.setLineWidth(1);
Plot.setLegend("excitation alone\twith inhibition", "top-right");
Plot.setLimitsToFit();
Plot.show();
saveAs("PNG", results + "/comparison.png");
return results;

// The greatest potential of a place in the table of results, looked for from some row on.
function peak(place, first) {
	for (row = first; row < nResults; row++)
		if (getResultString("Place", row) == place)
			return getResult("Maximum (mV)", row);
	exit("The simulation did not record the place " + place + ".");
}

// The numbers below a heading of a table that was written.
function column(heading, file) {
	lines = split(File.openAsString(file), "\n");
	headings = split(lines[0], ",");
	which = -1;
	for (i = 0; i < headings.length; i++)
		if (startsWith(toLowerCase(headings[i]), heading))
			which = i;
	if (which < 0)
		exit("The table " + file + " has no column " + heading + ".");
	values = newArray(lines.length - 1);
	for (i = 1; i < lines.length; i++) {
		cells = split(lines[i], ",");
		values[i - 1] = parseFloat(cells[which]);
	}
	return values;
}
