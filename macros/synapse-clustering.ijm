// Do synapses of one neuron do more together than each for itself? Clusters of synapses at one place and all over the dendrites, on one branch and on two, one
// after the other, and allotted to branches at random; each with a plot, and the gain of a cluster as a map on the neuron.
//
// In Fiji: open this file and press Run; it asks for a reconstruction and for a folder for the results.
// Without a display: give both as the argument, with a semicolon between them, such as "sample-data/pyramidal.swc;results"; then, if you like, the
// image it was traced in, for a map over it, at how many places clusters shall be tried, and how many synapses they shall have at most.
//
// Writes figures, places and sections as CSV, plots as PNG and CSV, maps as TIFF, the answer as JSON, and pictures of the maps of gain and threshold.

given = split(getArgument(), ";");
if (given.length >= 2) {
	cell = given[0];
	results = given[1];
} else {
	cell = File.openDialog("Reconstruction");
	results = getDirectory("Folder for the results");
}
if (!File.exists(cell))
	exit("There is no reconstruction " + cell + "; expected a file such as sample-data/pyramidal.swc.");
template = "";
if (given.length > 2)
	template = given[2];
if (template != "")
	if (!File.exists(template))
		exit("There is no image " + template + "; expected the one in which the neuron was traced.");
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
setBatchMode(true);
options = "";
if (template != "") {
	open(template);
	options = " maps=overlay";
}
if (given.length > 3)
	options = options + " places=" + given[3];
if (given.length > 4)
	options = options + " number=" + given[4];
run("Measure Synapse Clustering...", "model=[" + cell + "] membrane=layer-5" + options + " folder=[" + results + "]");

// The first two maps as they are seen: the greatest gain, and the number of synapses for a dendritic spike.
maps = getImageID();
names = newArray("gain", "threshold");
for (i = 0; i < names.length; i++) {
	selectImage(maps);
	Stack.getDimensions(width, height, channels, slices, frames);
	if (i + 1 > channels * frames)
		break;
	if (frames > 1)
		Stack.setFrame(i + 1);
	else
		Stack.setChannel(i + 1);
	run("Flatten", "slice");
	run("8-bit Color", "number=128");
	saveAs("PNG", results + "/map-" + names[i] + ".png");
	close();
}
gain = getResult("Greatest gain", nResults - 1);
print("Greatest gain: " + d2s(gain, 2) + ", without NMDA: " + d2s(getResult("Greatest gain without NMDA", nResults - 1), 2));
close("*");
return results;
